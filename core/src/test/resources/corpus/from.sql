-- name: derived table
-- original
SELECT x.id FROM (SELECT id, qty FROM orders WHERE qty > 1) x
-- canonical 18 17 16
 SELECT id
   FROM ( SELECT orders.id,
            orders.qty
           FROM public.orders
          WHERE (orders.qty > 1)) x;
-- canonical 15
 SELECT x.id
   FROM ( SELECT orders.id,
            orders.qty
           FROM public.orders
          WHERE (orders.qty > 1)) x;
-- structure
--   select
--     item id | id
--     derived as x
--       select
--         item id | orders.id
--         item qty | orders.qty
--         table public.orders as orders
--         where | orders.qty

-- name: derived table with column aliases
-- original
SELECT x.a FROM (SELECT id, qty FROM orders) AS x(a, b)
-- canonical 18 17 16
 SELECT a
   FROM ( SELECT orders.id,
            orders.qty
           FROM public.orders) x(a, b);
-- canonical 15
 SELECT x.a
   FROM ( SELECT orders.id,
            orders.qty
           FROM public.orders) x(a, b);
-- structure
--   select
--     item a | a
--     derived as x(a, b)
--       select
--         item id | orders.id
--         item qty | orders.qty
--         table public.orders as orders

-- name: derived table without an alias
-- original
SELECT id FROM (SELECT id FROM orders)
-- canonical 18 17 16
 SELECT id
   FROM ( SELECT orders.id
           FROM public.orders) unnamed_subquery;
-- structure
--   select
--     item id | id
--     derived as unnamed_subquery
--       select
--         item id | orders.id
--         table public.orders as orders

-- name: nested derived tables
-- original
SELECT z.n FROM (SELECT y.n FROM (SELECT id AS n FROM orders) y) z
-- canonical 18 17 16
 SELECT n
   FROM ( SELECT y.n
           FROM ( SELECT orders.id AS n
                   FROM public.orders) y) z;
-- canonical 15
 SELECT z.n
   FROM ( SELECT y.n
           FROM ( SELECT orders.id AS n
                   FROM public.orders) y) z;
-- structure
--   select
--     item n | n
--     derived as z
--       select
--         item n | y.n
--         derived as y
--           select
--             item n | orders.id
--             table public.orders as orders

-- name: lateral
-- original
SELECT c.name, t.id FROM customers c, LATERAL (SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.amount DESC LIMIT 3) t
-- canonical 18 17 16 15
 SELECT c.name,
    t.id
   FROM public.customers c,
    LATERAL ( SELECT o.id
           FROM public.orders o
          WHERE (o.customer_id = c.id)
          ORDER BY o.amount DESC
         LIMIT 3) t;
-- structure
--   select
--     item name | c.name
--     item id | t.id
--     table public.customers as c
--     lateral derived as t
--       select
--         item id | o.id
--         table public.orders as o
--         where | o.customer_id c.id
--       order | o.amount
--       limit

-- name: left join lateral
-- original
SELECT c.name, t.n FROM customers c LEFT JOIN LATERAL (SELECT count(*) AS n FROM orders o WHERE o.customer_id = c.id) t ON true
-- canonical 18 17 16 15
 SELECT c.name,
    t.n
   FROM (public.customers c
     LEFT JOIN LATERAL ( SELECT count(*) AS n
           FROM public.orders o
          WHERE (o.customer_id = c.id)) t ON (true));
-- structure
--   select
--     item name | c.name
--     item n | t.n
--     left join
--       table public.customers as c
--       lateral derived as t
--         select
--           item n | count(*)
--           table public.orders as o
--           where | o.customer_id c.id
--       on

-- name: values in from
-- original
SELECT v.a, v.b FROM (VALUES (1, 'x'), (2, 'y')) AS v(a, b)
-- canonical 18 17 16
 SELECT a,
    b
   FROM ( VALUES (1,'x'::text), (2,'y'::text)) v(a, b);
-- canonical 15
 SELECT v.a,
    v.b
   FROM ( VALUES (1,'x'::text), (2,'y'::text)) v(a, b);
-- structure
--   select
--     item a | a
--     item b | b
--     derived as v(a, b)
--       values
--         row
--         row

-- name: function in from
-- original
SELECT g FROM generate_series(1, 10) g
-- canonical 18 17 16
 SELECT g
   FROM generate_series(1, 10) g(g);
-- canonical 15
 SELECT g.g
   FROM generate_series(1, 10) g(g);
-- structure
--   select
--     item g | g
--     function as g(g) | generate_series(1; 10)

-- name: function with column alias
-- original
SELECT g.n, o.id FROM generate_series(1, 10, 2) AS g(n) LEFT JOIN orders o ON o.qty = g.n
-- canonical 18 17 16 15
 SELECT g.n,
    o.id
   FROM (generate_series(1, 10, 2) g(n)
     LEFT JOIN public.orders o ON ((o.qty = g.n)));
-- structure
--   select
--     item n | g.n
--     item id | o.id
--     left join
--       function as g(n) | generate_series(1; 10; 2)
--       table public.orders as o
--       on | o.qty g.n

-- name: function without alias
-- original
SELECT * FROM generate_series(1, 3)
-- canonical 18 17 16
 SELECT generate_series
   FROM generate_series(1, 3) generate_series(generate_series);
-- canonical 15
 SELECT generate_series.generate_series
   FROM generate_series(1, 3) generate_series(generate_series);
-- structure
--   select
--     item generate_series | generate_series
--     function as generate_series(generate_series) | generate_series(1; 3)

-- name: function of a row type
-- original
SELECT p.a, p.b FROM pairs(3) p
-- canonical 18 17 16
 SELECT a,
    b
   FROM public.pairs(3) p(a, b);
-- canonical 15
 SELECT p.a,
    p.b
   FROM public.pairs(3) p(a, b);
-- structure
--   select
--     item a | a
--     item b | b
--     function as p(a, b) | public.pairs(3)

-- name: function with ordinality
-- original
SELECT c.id, t.tag, t.ordinality FROM customers c, unnest(c.tags) WITH ORDINALITY AS t(tag, ordinality)
-- canonical 18 17 16 15
 SELECT c.id,
    t.tag,
    t.ordinality
   FROM public.customers c,
    LATERAL unnest(c.tags) WITH ORDINALITY t(tag, ordinality);
-- structure
--   select
--     item id | c.id
--     item tag | t.tag
--     item ordinality | t.ordinality
--     table public.customers as c
--     lateral function as t(tag, ordinality) | c.tags | unnest(c.tags)

-- name: function with column definitions
-- original
SELECT r.a, r.b FROM recs() AS r(a int, b text)
-- canonical 18 17 16
 SELECT a,
    b
   FROM public.recs() r(a integer, b text);
-- canonical 15
 SELECT r.a,
    r.b
   FROM public.recs() r(a integer, b text);
-- structure
--   select
--     item a | a
--     item b | b
--     function as r(a, b) | public.recs()

-- name: column definitions with hard types
-- original
SELECT j.a FROM jsonb_to_recordset('[]'::jsonb) AS j(a int, b numeric(10,2), "C d" timestamp with time zone, e text[], f mood)
-- canonical 18 17 16
 SELECT a
   FROM jsonb_to_recordset('[]'::jsonb) j(a integer, b numeric(10,2), "C d" timestamp with time zone, e text[], f public.mood);
-- canonical 15
 SELECT j.a
   FROM jsonb_to_recordset('[]'::jsonb) j(a integer, b numeric(10,2), "C d" timestamp with time zone, e text[], f public.mood);
-- structure
--   select
--     item a | a
--     function as j(a, b, "C d", e, f) | jsonb_to_recordset('[]'::jsonb)

-- name: rows from
-- original
SELECT * FROM ROWS FROM (generate_series(1, 3), unnest(ARRAY['a', 'b']), recs() AS (a int, b text)) WITH ORDINALITY AS r(x, y, z, q, n)
-- canonical 18 17 16
 SELECT x,
    y,
    z,
    q,
    n
   FROM ROWS FROM(generate_series(1, 3), unnest(ARRAY['a'::text, 'b'::text]), public.recs() AS (a integer, b text)) WITH ORDINALITY r(x, y, z, q, n);
-- canonical 15
 SELECT r.x,
    r.y,
    r.z,
    r.q,
    r.n
   FROM ROWS FROM(generate_series(1, 3), unnest(ARRAY['a'::text, 'b'::text]), public.recs() AS (a integer, b text)) WITH ORDINALITY r(x, y, z, q, n);
-- structure
--   select
--     item x | x
--     item y | y
--     item z | z
--     item q | q
--     item n | n
--     function as r(x, y, z, q, n) | generate_series(1; 3), unnest(ARRAY['a'::text, 'b'::text]), public.recs()

-- name: unnest of several
-- original
SELECT * FROM unnest(ARRAY[1, 2], ARRAY['a', 'b']) AS u(a, b)
-- canonical 18 17 16
 SELECT a,
    b
   FROM UNNEST(ARRAY[1, 2], ARRAY['a'::text, 'b'::text]) u(a, b);
-- canonical 15
 SELECT u.a,
    u.b
   FROM UNNEST(ARRAY[1, 2], ARRAY['a'::text, 'b'::text]) u(a, b);
-- structure
--   select
--     item a | a
--     item b | b
--     function as u(a, b) | UNNEST(ARRAY[1, 2]; ARRAY['a'::text, 'b'::text])

-- name: lateral function
-- original
SELECT c.id, e.key, e.value FROM customers c CROSS JOIN LATERAL jsonb_each_text(c.prefs) AS e(key, value)
-- canonical 18 17 16 15
 SELECT c.id,
    e.key,
    e.value
   FROM (public.customers c
     CROSS JOIN LATERAL jsonb_each_text(c.prefs) e(key, value));
-- structure
--   select
--     item id | c.id
--     item key | e.key
--     item value | e.value
--     cross join
--       table public.customers as c
--       lateral function as e(key, value) | c.prefs | jsonb_each_text(c.prefs)

-- name: left lateral function
-- original
SELECT c.id, t FROM customers c LEFT JOIN LATERAL unnest(c.tags) AS t ON t <> ''
-- canonical 18 17 16 15
 SELECT c.id,
    t.t
   FROM (public.customers c
     LEFT JOIN LATERAL unnest(c.tags) t(t) ON ((t.t <> ''::text)));
-- structure
--   select
--     item id | c.id
--     item t | t.t
--     left join
--       table public.customers as c
--       lateral function as t(t) | c.tags | unnest(c.tags)
--       on | t.t

-- name: string functions in from
-- original
SELECT s FROM orders, regexp_split_to_table(note, ',') AS s
-- canonical 18 17 16 15
 SELECT s.s
   FROM public.orders,
    LATERAL regexp_split_to_table(orders.note, ','::text) s(s);
-- structure
--   select
--     item s | s.s
--     table public.orders as orders
--     lateral function as s(s) | orders.note | regexp_split_to_table(orders.note; ','::text)

-- name: value function in from
-- original
SELECT * FROM current_date AS d, orders
-- canonical 18 17 16 15
 SELECT d.d,
    orders.id,
    orders.customer_id,
    orders.amount,
    orders.status,
    orders.placed,
    orders.at,
    orders.note,
    orders.qty,
    orders.price,
    orders.flags,
    orders.doc,
    orders.raw,
    orders.length,
    orders.tall
   FROM CURRENT_DATE d(d),
    public.orders;
-- structure
--   select
--     item d | d.d
--     item id | orders.id
--     item customer_id | orders.customer_id
--     item amount | orders.amount
--     item status | orders.status
--     item placed | orders.placed
--     item at | orders.at
--     item note | orders.note
--     item qty | orders.qty
--     item price | orders.price
--     item flags | orders.flags
--     item doc | orders.doc
--     item raw | orders.raw
--     item length | orders.length
--     item tall | orders.tall
--     function as d(d)
--     table public.orders as orders

-- name: cast in from
-- original
SELECT * FROM CAST(5 AS int) AS n, COALESCE(1, 2) AS m
-- canonical 18 17 16 15
 SELECT n.n,
    m.m
   FROM CAST(5 AS integer) n(n),
    COALESCE(1, 2) m(m);
-- structure
--   select
--     item n | n.n
--     item m | m.m
--     function as n(n)
--     function as m(m) | COALESCE(1; 2)

-- name: xmltable
-- original
SELECT x.* FROM orders o, XMLTABLE('//row' PASSING o.doc COLUMNS id int PATH '@id' NOT NULL, n FOR ORDINALITY, name text DEFAULT 'none') AS x
-- canonical 18 17 16 15
 SELECT x.id,
    x.n,
    x.name
   FROM public.orders o,
    LATERAL XMLTABLE(('//row'::text) PASSING (o.doc) COLUMNS id integer PATH ('@id'::text) NOT NULL, n FOR ORDINALITY, name text DEFAULT ('none'::text)) x;
-- structure
--   select
--     item id | x.id
--     item n | x.n
--     item name | x.name
--     table public.orders as o
--     lateral function as x | o.doc | XMLTABLE(('//row'::text) PASSING (o.doc) COLUMNS id integer PATH ('@id'::text) NOT NULL; n FOR ORDINALITY; name text DEFAULT ('none'::text))

-- name: xmltable with namespaces
-- original
SELECT x.a FROM orders, XMLTABLE(XMLNAMESPACES('http://e.org' AS e, DEFAULT 'http://d.org'), '/e:r' PASSING doc COLUMNS a text PATH 'e:a') x
-- canonical 18 17 16 15
 SELECT x.a
   FROM public.orders,
    LATERAL XMLTABLE(XMLNAMESPACES ('http://e.org'::text AS e, DEFAULT 'http://d.org'::text), ('/e:r'::text) PASSING (orders.doc) COLUMNS a text PATH ('e:a'::text)) x;
-- structure
--   select
--     item a | x.a
--     table public.orders as orders
--     lateral function as x | orders.doc | XMLTABLE(XMLNAMESPACES ('http://e.org'::text AS e, DEFAULT 'http://d.org'::text); ('/e:r'::text) PASSING (orders.doc) COLUMNS a text PATH ('e:a'::text))

-- name: json_table
-- original
SELECT jt.* FROM events, JSON_TABLE(payload, '$.items[*]' COLUMNS (n FOR ORDINALITY, id int PATH '$.id', name text PATH '$.name' DEFAULT 'x' ON EMPTY, NESTED PATH '$.tags[*]' COLUMNS (tag text PATH '$'))) AS jt
-- canonical 18 17
 SELECT jt.n,
    jt.id,
    jt.name,
    jt.tag
   FROM public.events,
    LATERAL JSON_TABLE(
            events.payload, '$."items"[*]' AS json_table_path_0
            COLUMNS (
                n FOR ORDINALITY,
                id integer PATH '$."id"',
                name text PATH '$."name"' DEFAULT 'x'::text ON EMPTY,
                NESTED PATH '$."tags"[*]' AS json_table_path_1
                COLUMNS (
                    tag text PATH '$'
                )
            )
        ) jt;
-- structure
--   select
--     item n | jt.n
--     item id | jt.id
--     item name | jt.name
--     item tag | jt.tag
--     table public.events as events
--     lateral function as jt | events.payload | JSON_TABLE(events.payload; '$."items"[*]' AS json_table_path_0 COLUMNS ( n FOR ORDINALITY, id integer PATH '$."id"', name text PATH '$."name"' DEFAULT 'x'::text ON EMPTY, NESTED PATH '$."tags"[*]' AS json_table_path_1 COLUMNS ( tag text PATH '$' ) ))

-- name: date series
-- original
SELECT d::date, count(o.id) FROM generate_series('2020-01-01'::date, '2020-12-31', '1 day') d LEFT JOIN orders o ON o.placed = d GROUP BY d
-- canonical 18 17 16 15
 SELECT (d.d)::date AS d,
    count(o.id) AS count
   FROM (generate_series(('2020-01-01'::date)::timestamp with time zone, '2020-12-31 00:00:00+00'::timestamp with time zone, '1 day'::interval) d(d)
     LEFT JOIN public.orders o ON ((o.placed = d.d)))
  GROUP BY d.d;
-- structure
--   select
--     item d | d.d
--     item count | o.id | count(o.id)
--     left join
--       function as d(d) | generate_series(('2020-01-01'::date)::timestamp with time zone; '2020-12-31 00:00:00+00'::timestamp with time zone; '1 day'::interval)
--       table public.orders as o
--       on | o.placed d.d
--     group
--       by | d.d
