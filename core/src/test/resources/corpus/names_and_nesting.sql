-- name: strings that look like SQL
-- original
SELECT ') FROM x WHERE "' AS a, 'a -- b' AS b, '/* c */' AS c, E'\'quoted\'' AS d, '$$x$$' AS e, ';' AS f FROM orders WHERE note = ' GROUP BY '
-- canonical 18 17 16
 SELECT ') FROM x WHERE "'::text AS a,
    'a -- b'::text AS b,
    '/* c */'::text AS c,
    '''quoted'''::text AS d,
    '$$x$$'::text AS e,
    ';'::text AS f
   FROM public.orders
  WHERE (note = ' GROUP BY '::text);
-- canonical 15
 SELECT ') FROM x WHERE "'::text AS a,
    'a -- b'::text AS b,
    '/* c */'::text AS c,
    '''quoted'''::text AS d,
    '$$x$$'::text AS e,
    ';'::text AS f
   FROM public.orders
  WHERE (orders.note = ' GROUP BY '::text);
-- structure
--   select
--     item a
--     item b
--     item c
--     item d
--     item e
--     item f
--     table public.orders as orders
--     where | note

-- name: words as aliases
-- original
SELECT id AS "group", qty AS "left", amount AS over, status AS filter, note AS "end", placed AS year, at AS "interval" FROM orders AS "values"
-- canonical 18 17 16
 SELECT id AS "group",
    qty AS "left",
    amount AS over,
    status AS filter,
    note AS "end",
    placed AS year,
    at AS "interval"
   FROM public.orders "values";
-- canonical 15
 SELECT "values".id AS "group",
    "values".qty AS "left",
    "values".amount AS over,
    "values".status AS filter,
    "values".note AS "end",
    "values".placed AS year,
    "values".at AS "interval"
   FROM public.orders "values";
-- structure
--   select
--     item "group" | id
--     item "left" | qty
--     item over | amount
--     item filter | status
--     item "end" | note
--     item year | placed
--     item "interval" | at
--     table public.orders as "values"

-- name: window function like names
-- original
SELECT filter, "over", filter + "over" AS within, rows, range, partition FROM words WHERE filter > 1 ORDER BY range, rows DESC
-- canonical 18 17 16
 SELECT filter,
    over,
    (filter + over) AS within,
    rows,
    range,
    partition
   FROM public.words
  WHERE (filter > 1)
  ORDER BY range, rows DESC;
-- canonical 15
 SELECT words.filter,
    words.over,
    (words.filter + words.over) AS within,
    words.rows,
    words.range,
    words.partition
   FROM public.words
  WHERE (words.filter > 1)
  ORDER BY words.range, words.rows DESC;
-- structure
--   select
--     item filter | filter
--     item over | over
--     item within | filter over
--     item rows | rows
--     item range | range
--     item partition | partition
--     table public.words as words
--     where | filter
--   order | range
--   order | rows

-- name: aliases shadow functions
-- original
SELECT count FROM (SELECT count(*) FROM orders) count
-- canonical 18 17 16
 SELECT count
   FROM ( SELECT count(*) AS count
           FROM public.orders) count;
-- canonical 15
 SELECT count.count
   FROM ( SELECT count(*) AS count
           FROM public.orders) count;
-- structure
--   select
--     item count | count
--     derived as count
--       select
--         item count | count(*)
--         table public.orders as orders

-- name: columns called by aggregates
-- original
SELECT sum, max FROM (SELECT sum(qty), max(qty) FROM orders) t
-- canonical 18 17 16
 SELECT sum,
    max
   FROM ( SELECT sum(orders.qty) AS sum,
            max(orders.qty) AS max
           FROM public.orders) t;
-- canonical 15
 SELECT t.sum,
    t.max
   FROM ( SELECT sum(orders.qty) AS sum,
            max(orders.qty) AS max
           FROM public.orders) t;
-- structure
--   select
--     item sum | sum
--     item max | max
--     derived as t
--       select
--         item sum | orders.qty | sum(orders.qty)
--         item max | orders.qty | max(orders.qty)
--         table public.orders as orders

-- name: multi-word types
-- original
SELECT at::timestamp without time zone, tz::time without time zone, dp::double precision, vb::bit varying, fixed::character varying, fixed::character(3), secs::interval, n::numeric, n::decimal(3,1), pos::smallint FROM orders, events
-- canonical 18 17 16 15
 SELECT orders.at AS c1,
    (events.tz)::time without time zone AS c2,
    events.dp AS c3,
    (events.vb)::bit varying AS c4,
    (events.fixed)::character varying AS c5,
    (events.fixed)::character(3) AS c6,
    (events.secs)::interval AS c7,
    events.n AS c8,
    (events.n)::numeric(3,1) AS c9,
    (events.pos)::smallint AS c10
   FROM public.orders,
    public.events;
-- structure
--   select
--     item c1 | orders.at
--     item c2 | events.tz
--     item c3 | events.dp
--     item c4 | events.vb
--     item c5 | events.fixed
--     item c6 | events.fixed
--     item c7 | events.secs
--     item c8 | events.n
--     item c9 | events.n
--     item c10 | events.pos
--     table public.orders as orders
--     table public.events as events

-- name: types compared
-- original
SELECT id FROM events WHERE ts::timestamp without time zone = now()::timestamp(0) without time zone AND secs::interval minute < interval '5' minute AND dp::double precision > 1.0::double precision
-- canonical 18 17 16
 SELECT id
   FROM public.events
  WHERE (((ts)::timestamp without time zone = (now())::timestamp(0) without time zone) AND ((secs)::interval minute < '00:05:00'::interval minute) AND (dp > (1.0)::double precision));
-- canonical 15
 SELECT events.id
   FROM public.events
  WHERE (((events.ts)::timestamp without time zone = (now())::timestamp(0) without time zone) AND ((events.secs)::interval minute < '00:05:00'::interval minute) AND (events.dp > (1.0)::double precision));
-- structure
--   select
--     item id | id
--     table public.events as events
--     where | ts secs dp | now()

-- name: user types
-- original
SELECT 'sad'::public.mood, ROW('a','b',NULL)::public.address, (ROW('a','b',NULL)::address).zip, 3::positive, 'c'::public."Weird Type" FROM events
-- canonical 18 17 16 15
 SELECT 'sad'::public.mood AS mood,
    ROW('a'::text, 'b'::character varying(10), NULL::point)::public.address AS "row",
    (ROW('a'::text, 'b'::character varying(10), NULL::point)::public.address).zip AS zip,
    (3)::public.positive AS positive,
    'c'::public."Weird Type" AS "Weird Type"
   FROM public.events;
-- structure
--   select
--     item mood
--     item "row"
--     item zip
--     item positive
--     item "Weird Type"
--     table public.events as events

-- name: odd operators
-- original
SELECT id FROM orders WHERE qty % 2 = 0 AND qty ^ 2 > 3 AND (status || note) ~~ 'x' AND NOT status ^@ 'p' AND -qty < +3 AND (qty & 1) = (qty | 2) - 2
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE (((qty % 2) = 0) AND (((qty)::double precision ^ (2)::double precision) > (3)::double precision) AND ((status || note) ~~ 'x'::text) AND (NOT (status ^@ 'p'::text)) AND ((- qty) < (+ 3)) AND ((qty & 1) = ((qty | 2) - 2)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE (((orders.qty % 2) = 0) AND (((orders.qty)::double precision ^ (2)::double precision) > (3)::double precision) AND ((orders.status || orders.note) ~~ 'x'::text) AND (NOT (orders.status ^@ 'p'::text)) AND ((- orders.qty) < (+ 3)) AND ((orders.qty & 1) = ((orders.qty | 2) - 2)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | qty qty status note status qty qty qty

-- name: signs and double signs
-- original
SELECT - (- qty), + qty, qty - (-3), qty::int - - 4, -1::int, (-1)::numeric, '-1'::integer, - 1.5 * qty FROM orders
-- canonical 18 17 16
 SELECT (- (- qty)) AS c1,
    (+ qty) AS c2,
    (qty - '-3'::integer) AS c3,
    (qty - '-4'::integer) AS c4,
    (- 1) AS c5,
    ('-1'::integer)::numeric AS c6,
    '-1'::integer AS c7,
    ('-1.5'::numeric * (qty)::numeric) AS c8
   FROM public.orders;
-- canonical 15
 SELECT (- (- orders.qty)) AS c1,
    (+ orders.qty) AS c2,
    (orders.qty - '-3'::integer) AS c3,
    (orders.qty - '-4'::integer) AS c4,
    (- 1) AS c5,
    ('-1'::integer)::numeric AS c6,
    '-1'::integer AS c7,
    ('-1.5'::numeric * (orders.qty)::numeric) AS c8
   FROM public.orders;
-- structure
--   select
--     item c1 | qty
--     item c2 | qty
--     item c3 | qty
--     item c4 | qty
--     item c5
--     item c6
--     item c7
--     item c8 | qty
--     table public.orders as orders

-- name: postfix field of a row
-- original
SELECT (r).street, (r).zip FROM (SELECT ROW('s', 'z', NULL)::address) t(r)
-- canonical 18 17 16
 SELECT (r).street AS street,
    (r).zip AS zip
   FROM ( SELECT ROW('s'::text, 'z'::character varying(10), NULL::point)::public.address AS "row") t(r);
-- canonical 15
 SELECT (t.r).street AS street,
    (t.r).zip AS zip
   FROM ( SELECT ROW('s'::text, 'z'::character varying(10), NULL::point)::public.address AS "row") t(r);
-- structure
--   select
--     item street | r
--     item zip | r
--     derived as t(r)
--       select
--         item "row"

-- name: fields of a function in from
-- original
SELECT p::text AS p, (p).a, p.b FROM pairs(1) p
-- canonical 18 17 16
 SELECT (p.*)::text AS p,
    a,
    b
   FROM public.pairs(1) p(a, b);
-- canonical 15
 SELECT (p.*)::text AS p,
    p.a,
    p.b
   FROM public.pairs(1) p(a, b);
-- structure
--   select
--     item p | p.*
--     item a | a
--     item b | b
--     function as p(a, b) | public.pairs(1)

-- name: star of a composite
-- original
SELECT (home).* FROM customers
-- canonical 18 17 16
 SELECT (home).street AS street,
    (home).zip AS zip,
    (home).spot AS spot
   FROM public.customers;
-- canonical 15
 SELECT (customers.home).street AS street,
    (customers.home).zip AS zip,
    (customers.home).spot AS spot
   FROM public.customers;
-- structure
--   select
--     item street | home
--     item zip | home
--     item spot | home
--     table public.customers as customers

-- name: nested composite updates
-- original
SELECT (c.home).spot, ((c.home).spot)[1] FROM customers c WHERE (c.home).zip = 'x' AND (c.*) IS NOT NULL
-- canonical 18 17 16
 SELECT (home).spot AS c1,
    (home).spot[1] AS c2
   FROM public.customers c
  WHERE ((((home).zip)::text = 'x'::text) AND (c.* IS NOT NULL));
-- canonical 15
 SELECT (c.home).spot AS c1,
    (c.home).spot[1] AS c2
   FROM public.customers c
  WHERE ((((c.home).zip)::text = 'x'::text) AND (c.* IS NOT NULL));
-- structure
--   select
--     item c1 | home
--     item c2 | home
--     table public.customers as c
--     where | home c.*

-- name: whole row tests
-- original
SELECT o.id FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE c IS NULL OR NOT (c IS NOT NULL)
-- canonical 18 17 16 15
 SELECT o.id
   FROM (public.orders o
     LEFT JOIN public.customers c ON ((c.id = o.customer_id)))
  WHERE ((c.* IS NULL) OR (NOT (c.* IS NOT NULL)));
-- structure
--   select
--     item id | o.id
--     left join
--       table public.orders as o
--       table public.customers as c
--       on | c.id o.customer_id
--     where | c.* c.*

-- name: json of a row
-- original
SELECT to_jsonb(o), row_to_json(o.*), jsonb_build_object('c', c) FROM orders o, customers c
-- canonical 18 17 16 15
 SELECT to_jsonb(o.*) AS to_jsonb,
    row_to_json(o.*) AS row_to_json,
    jsonb_build_object('c', c.*) AS jsonb_build_object
   FROM public.orders o,
    public.customers c;
-- structure
--   select
--     item to_jsonb | o.* | to_jsonb(o.*)
--     item row_to_json | o.* | row_to_json(o.*)
--     item jsonb_build_object | c.* | jsonb_build_object('c'; c.*)
--     table public.orders as o
--     table public.customers as c

-- name: count of a row
-- original
SELECT count(o), count(o.*) FROM orders o
-- canonical 18 17 16 15
 SELECT count(o.*) AS c1,
    count(o.*) AS c2
   FROM public.orders o;
-- structure
--   select
--     item c1 | o.* | count(o.*)
--     item c2 | o.* | count(o.*)
--     table public.orders as o

-- name: text search and merges
-- original
SELECT to_tsvector('english', note) @@ to_tsquery('x & y'), 'abc' ~ 'b', note SIMILAR TO 'x', note !~~* 'y' FROM orders
-- canonical 18 17 16
 SELECT (to_tsvector('english'::regconfig, note) @@ to_tsquery('x & y'::text)) AS c1,
    ('abc'::text ~ 'b'::text) AS c2,
    (note ~ similar_to_escape('x'::text)) AS c3,
    (note !~~* 'y'::text) AS c4
   FROM public.orders;
-- canonical 15
 SELECT (to_tsvector('english'::regconfig, orders.note) @@ to_tsquery('x & y'::text)) AS c1,
    ('abc'::text ~ 'b'::text) AS c2,
    (orders.note ~ similar_to_escape('x'::text)) AS c3,
    (orders.note !~~* 'y'::text) AS c4
   FROM public.orders;
-- structure
--   select
--     item c1 | note | to_tsvector('english'::regconfig; note), to_tsquery('x & y'::text)
--     item c2
--     item c3 | note | similar_to_escape('x'::text)
--     item c4 | note
--     table public.orders as orders

-- name: system columns
-- original
SELECT ctid, xmin, tableoid::regclass FROM orders
-- canonical 18 17 16
 SELECT ctid,
    xmin,
    (tableoid)::regclass AS tableoid
   FROM public.orders;
-- canonical 15
 SELECT orders.ctid,
    orders.xmin,
    (orders.tableoid)::regclass AS tableoid
   FROM public.orders;
-- structure
--   select
--     item ctid | ctid
--     item xmin | xmin
--     item tableoid | tableoid
--     table public.orders as orders

-- name: catalog tables
-- original
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relkind = 'r'
-- canonical 18 17 16 15
 SELECT c.relname,
    a.attname
   FROM (pg_class c
     JOIN pg_attribute a ON ((a.attrelid = c.oid)))
  WHERE (c.relkind = 'r'::"char");
-- structure
--   select
--     item relname | c.relname
--     item attname | a.attname
--     join
--       table pg_class as c
--       table pg_attribute as a
--       on | a.attrelid c.oid
--     where | c.relkind

-- name: current of functions without parentheses in conditions
-- original
SELECT id FROM orders WHERE placed < CURRENT_DATE - 7 AND at > LOCALTIMESTAMP(0) AND status = CURRENT_USER
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((placed < (CURRENT_DATE - 7)) AND (at > LOCALTIMESTAMP(0)) AND (status = CURRENT_USER));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.placed < (CURRENT_DATE - 7)) AND (orders.at > LOCALTIMESTAMP(0)) AND (orders.status = CURRENT_USER));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | placed at status

-- name: long boolean chains
-- original
SELECT id FROM orders WHERE id = 1 OR id = 2 OR id = 3 OR (id = 4 AND qty = 5 AND (amount = 6 OR amount = 7)) OR NOT (id = 8 OR NOT id = 9)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((id = 1) OR (id = 2) OR (id = 3) OR ((id = 4) AND (qty = 5) AND ((amount = (6)::numeric) OR (amount = (7)::numeric))) OR (NOT ((id = 8) OR (NOT (id = 9)))));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.id = 1) OR (orders.id = 2) OR (orders.id = 3) OR ((orders.id = 4) AND (orders.qty = 5) AND ((orders.amount = (6)::numeric) OR (orders.amount = (7)::numeric))) OR (NOT ((orders.id = 8) OR (NOT (orders.id = 9)))));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | id id id id qty amount amount id id

-- name: merged columns of a full join chain
-- original
SELECT id FROM orders a FULL JOIN sales.orders b USING (id) FULL JOIN nodes c USING (id)
-- canonical 18 17 16 15
 SELECT id
   FROM ((public.orders a
     FULL JOIN sales.orders b USING (id))
     FULL JOIN public.nodes c USING (id));
-- structure
--   select
--     item id | id
--     full join
--       full join
--         table public.orders as a
--         table sales.orders as b
--         using (id)
--       table public.nodes as c
--       using (id)

-- name: grouping by merged columns
-- original
SELECT id, count(*) FROM orders a FULL JOIN sales.orders b USING (id) GROUP BY id
-- canonical 18 17 16 15
 SELECT id,
    count(*) AS count
   FROM (public.orders a
     FULL JOIN sales.orders b USING (id))
  GROUP BY id;
-- structure
--   select
--     item id | id
--     item count | count(*)
--     full join
--       table public.orders as a
--       table sales.orders as b
--       using (id)
--     group
--       by | id

-- name: grouped by a whole row and a field
-- original
SELECT (home).zip, count(*) FROM customers GROUP BY (home).zip
-- canonical 18 17 16
 SELECT (home).zip AS zip,
    count(*) AS count
   FROM public.customers
  GROUP BY (home).zip;
-- canonical 15
 SELECT (customers.home).zip AS zip,
    count(*) AS count
   FROM public.customers
  GROUP BY (customers.home).zip;
-- structure
--   select
--     item zip | home
--     item count | count(*)
--     table public.customers as customers
--     group
--       by | home

-- name: grouped by a subscript
-- original
SELECT tags[1], count(*) FROM customers GROUP BY tags[1]
-- canonical 18 17 16
 SELECT tags[1] AS tags,
    count(*) AS count
   FROM public.customers
  GROUP BY tags[1];
-- canonical 15
 SELECT customers.tags[1] AS tags,
    count(*) AS count
   FROM public.customers
  GROUP BY customers.tags[1];
-- structure
--   select
--     item tags | tags
--     item count | count(*)
--     table public.customers as customers
--     group
--       by | tags

-- name: grouped by a window input
-- original
SELECT upper(status) AS u, max(upper(status)), count(*) FILTER (WHERE upper(status) = 'A') FROM orders GROUP BY upper(status)
-- canonical 18 17 16
 SELECT upper(status) AS u,
    max(upper(status)) AS max,
    count(*) FILTER (WHERE (upper(status) = 'A'::text)) AS count
   FROM public.orders
  GROUP BY (upper(status));
-- canonical 15
 SELECT upper(orders.status) AS u,
    max(upper(orders.status)) AS max,
    count(*) FILTER (WHERE (upper(orders.status) = 'A'::text)) AS count
   FROM public.orders
  GROUP BY (upper(orders.status));
-- structure
--   select
--     item u | status | upper(status)
--     item max | status | max(upper(status)), upper(status)
--     item count | status | count(*) filter (upper(status) = 'A'::text), upper(status)
--     table public.orders as orders
--     group
--       by | status | upper(status)

-- name: grouped by a subquery
-- original
SELECT (SELECT max(label) FROM nodes n WHERE n.id = o.qty) AS l, count(*) FROM orders o GROUP BY 1
-- canonical 18 17 16 15
 SELECT ( SELECT max(n.label) AS max
           FROM public.nodes n
          WHERE (n.id = o.qty)) AS l,
    count(*) AS count
   FROM public.orders o
  GROUP BY ( SELECT max(n.label) AS max
           FROM public.nodes n
          WHERE (n.id = o.qty));
-- structure
--   select
--     item l
--       scalar
--         select
--           item max | n.label | max(n.label)
--           table public.nodes as n
--           where | n.id o.qty
--     item count | count(*)
--     table public.orders as o
--     group
--       by
--         scalar
--           select
--             item max | n.label | max(n.label)
--             table public.nodes as n
--             where | n.id o.qty

-- name: intervals and fields
-- original
SELECT interval '1' year, interval '2' month, '3 days'::interval day, interval '1 2' day to hour, length::interval hour to minute, length::interval second(2), length::interval day to second(3) FROM orders
-- canonical 18 17 16
 SELECT '1 year'::interval year AS c1,
    '2 mons'::interval month AS c2,
    '3 days'::interval day AS c3,
    '1 day 02:00:00'::interval day to hour AS c4,
    (length)::interval hour to minute AS c5,
    (length)::interval second(2) AS c6,
    (length)::interval day to second(3) AS c7
   FROM public.orders;
-- canonical 15
 SELECT '1 year'::interval year AS c1,
    '2 mons'::interval month AS c2,
    '3 days'::interval day AS c3,
    '1 day 02:00:00'::interval day to hour AS c4,
    (orders.length)::interval hour to minute AS c5,
    (orders.length)::interval second(2) AS c6,
    (orders.length)::interval day to second(3) AS c7
   FROM public.orders;
-- structure
--   select
--     item c1
--     item c2
--     item c3
--     item c4
--     item c5 | length
--     item c6 | length
--     item c7 | length
--     table public.orders as orders

-- name: fields after a subscript
-- original
SELECT (homes[1]).street, ((homes[1]).spot)[0] FROM (SELECT ARRAY[home] AS homes FROM customers) t
-- canonical 18 17 16
 SELECT homes[1].street AS street,
    homes[1].spot[0] AS spot
   FROM ( SELECT ARRAY[customers.home] AS homes
           FROM public.customers) t;
-- canonical 15
 SELECT t.homes[1].street AS street,
    t.homes[1].spot[0] AS spot
   FROM ( SELECT ARRAY[customers.home] AS homes
           FROM public.customers) t;
-- structure
--   select
--     item street | homes
--     item spot | homes
--     derived as t
--       select
--         item homes | customers.home
--         table public.customers as customers

-- name: an array column of a join
-- original
SELECT (c.tags)[1], (array_agg(o.id))[1], (max(c.home::text) FILTER (WHERE o.id > 1)) FROM customers c JOIN orders o ON true GROUP BY c.tags
-- canonical 18 17 16 15
 SELECT c.tags[1] AS tags,
    (array_agg(o.id))[1] AS array_agg,
    max((c.home)::text) FILTER (WHERE (o.id > 1)) AS max
   FROM (public.customers c
     JOIN public.orders o ON (true))
  GROUP BY c.tags;
-- structure
--   select
--     item tags | c.tags
--     item array_agg | o.id | array_agg(o.id)
--     item max | c.home o.id | max((c.home)::text) filter (o.id > 1)
--     join
--       table public.customers as c
--       table public.orders as o
--       on
--     group
--       by | c.tags

-- name: a union inside parentheses inside an expression
-- original
SELECT id FROM orders WHERE qty IN ((SELECT id FROM nodes ORDER BY id LIMIT 1) UNION SELECT parent FROM nodes) AND (((SELECT 1) + 2) > 0)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((qty IN (( SELECT nodes.id
           FROM public.nodes
          ORDER BY nodes.id
         LIMIT 1)
        UNION
         SELECT nodes.parent
           FROM public.nodes)) AND ((( SELECT 1) + 2) > 0));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.qty IN (( SELECT nodes.id
           FROM public.nodes
          ORDER BY nodes.id
         LIMIT 1)
        UNION
         SELECT nodes.parent
           FROM public.nodes)) AND ((( SELECT 1) + 2) > 0));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | qty
--       in
--         union
--           select
--             item id | nodes.id
--             table public.nodes as nodes
--           order | nodes.id
--           limit
--           select
--             item parent | nodes.parent
--             table public.nodes as nodes
--       scalar
--         select
--           item "?column?"

-- name: an array from a query compared
-- original
SELECT id FROM orders WHERE qty = ANY ((SELECT array_agg(id) FROM nodes)::int[]) AND status = ANY (string_to_array(note, ','))
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((qty = ANY (( SELECT array_agg(nodes.id) AS array_agg
           FROM public.nodes)::integer[])) AND (status = ANY (string_to_array(note, ','::text))));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.qty = ANY (( SELECT array_agg(nodes.id) AS array_agg
           FROM public.nodes)::integer[])) AND (orders.status = ANY (string_to_array(orders.note, ','::text))));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | qty status note | string_to_array(note; ','::text)
--       scalar
--         select
--           item array_agg | nodes.id | array_agg(nodes.id)
--           table public.nodes as nodes

-- name: an expression without a name in a nested query
-- original
SELECT x.* FROM (SELECT qty + 1, 'a' FROM orders) AS x(a, b)
-- canonical 18 17 16
 SELECT a,
    b
   FROM ( SELECT (orders.qty + 1) AS "?column?",
            'a'::text AS "?column?"
           FROM public.orders) x(a, b);
-- canonical 15
 SELECT x.a,
    x.b
   FROM ( SELECT (orders.qty + 1) AS "?column?",
            'a'::text AS "?column?"
           FROM public.orders) x(a, b);
-- structure
--   select
--     item a | a
--     item b | b
--     derived as x(a, b)
--       select
--         item "?column?" | orders.qty
--         item "?column?"
--         table public.orders as orders

-- name: case with everything
-- original
SELECT CASE WHEN status IS NULL THEN NULL WHEN EXISTS (SELECT 1 FROM nodes WHERE id = orders.id) THEN (home_of).zip ELSE upper(status)::varchar(3) END FROM (SELECT orders.*, ROW('s','z',NULL)::address AS home_of FROM orders) orders
-- canonical 18 17 16
 SELECT
        CASE
            WHEN (status IS NULL) THEN NULL::character varying
            WHEN (EXISTS ( SELECT 1
               FROM public.nodes
              WHERE (nodes.id = orders.id))) THEN (home_of).zip
            ELSE (upper(status))::character varying(3)
        END AS upper
   FROM ( SELECT orders_1.id,
            orders_1.customer_id,
            orders_1.amount,
            orders_1.status,
            orders_1.placed,
            orders_1.at,
            orders_1.note,
            orders_1.qty,
            orders_1.price,
            orders_1.flags,
            orders_1.doc,
            orders_1.raw,
            orders_1.length,
            orders_1.tall,
            ROW('s'::text, 'z'::character varying(10), NULL::point)::public.address AS home_of
           FROM public.orders orders_1) orders;
-- canonical 15
 SELECT
        CASE
            WHEN (orders.status IS NULL) THEN NULL::character varying
            WHEN (EXISTS ( SELECT 1
               FROM public.nodes
              WHERE (nodes.id = orders.id))) THEN (orders.home_of).zip
            ELSE (upper(orders.status))::character varying(3)
        END AS upper
   FROM ( SELECT orders_1.id,
            orders_1.customer_id,
            orders_1.amount,
            orders_1.status,
            orders_1.placed,
            orders_1.at,
            orders_1.note,
            orders_1.qty,
            orders_1.price,
            orders_1.flags,
            orders_1.doc,
            orders_1.raw,
            orders_1.length,
            orders_1.tall,
            ROW('s'::text, 'z'::character varying(10), NULL::point)::public.address AS home_of
           FROM public.orders orders_1) orders;
-- structure
--   select
--     item upper | status home_of status | upper(status)
--       exists
--         select
--           item "?column?"
--           table public.nodes as nodes
--           where | nodes.id orders.id
--     derived as orders
--       select
--         item id | orders_1.id
--         item customer_id | orders_1.customer_id
--         item amount | orders_1.amount
--         item status | orders_1.status
--         item placed | orders_1.placed
--         item at | orders_1.at
--         item note | orders_1.note
--         item qty | orders_1.qty
--         item price | orders_1.price
--         item flags | orders_1.flags
--         item doc | orders_1.doc
--         item raw | orders_1.raw
--         item length | orders_1.length
--         item tall | orders_1.tall
--         item home_of
--         table public.orders as orders_1

-- name: casts beside operators
-- original
SELECT at::date - 3, (qty + 1)::text || 'x', -(qty::numeric(5,2)), (at::timestamp(0))::date, qty::text::int, '{1}'::int[] || qty, at::date::timestamp with time zone::date FROM orders
-- canonical 18 17 16
 SELECT ((at)::date - 3) AS c1,
    (((qty + 1))::text || 'x'::text) AS c2,
    (- (qty)::numeric(5,2)) AS c3,
    ((at)::timestamp(0) without time zone)::date AS c4,
    ((qty)::text)::integer AS c5,
    ('{1}'::integer[] || qty) AS c6,
    (((at)::date)::timestamp with time zone)::date AS c7
   FROM public.orders;
-- canonical 15
 SELECT ((orders.at)::date - 3) AS c1,
    (((orders.qty + 1))::text || 'x'::text) AS c2,
    (- (orders.qty)::numeric(5,2)) AS c3,
    ((orders.at)::timestamp(0) without time zone)::date AS c4,
    ((orders.qty)::text)::integer AS c5,
    ('{1}'::integer[] || orders.qty) AS c6,
    (((orders.at)::date)::timestamp with time zone)::date AS c7
   FROM public.orders;
-- structure
--   select
--     item c1 | at
--     item c2 | qty
--     item c3 | qty
--     item c4 | at
--     item c5 | qty
--     item c6 | qty
--     item c7 | at
--     table public.orders as orders

-- name: domain and composite casts
-- original
SELECT qty::positive, qty::positive::bigint, ('(a,b,)'::address).zip, (home::address).zip FROM orders, customers
-- canonical 18 17 16 15
 SELECT (orders.qty)::public.positive AS c1,
    ((orders.qty)::public.positive)::bigint AS c2,
    ('(a,b,)'::public.address).zip AS c3,
    (customers.home).zip AS c4
   FROM public.orders,
    public.customers;
-- structure
--   select
--     item c1 | orders.qty
--     item c2 | orders.qty
--     item c3
--     item c4 | customers.home
--     table public.orders as orders
--     table public.customers as customers

-- name: quoted words as functions and columns
-- original
SELECT "left"(note, 1) AS "left", "char"('a') AS "char", max("position") AS "position", lower("overlay") AS "lower" FROM orders, words GROUP BY note, "overlay"
-- canonical 18 17 16 15
 SELECT "left"(orders.note, 1) AS "left",
    'a'::"char" AS "char",
    max(words."position") AS "position",
    lower(words."overlay") AS lower
   FROM public.orders,
    public.words
  GROUP BY orders.note, words."overlay";
-- structure
--   select
--     item "left" | orders.note | "left"(orders.note; 1)
--     item "char"
--     item "position" | words."position" | max(words."position")
--     item lower | words."overlay" | lower(words."overlay")
--     table public.orders as orders
--     table public.words as words
--     group
--       by | orders.note
--       by | words."overlay"

-- name: a derived table named like a function
-- original
SELECT count(count), max.max FROM (SELECT 1 AS count) count, (SELECT 2 AS max) max GROUP BY max.max
-- canonical 18 17 16 15
 SELECT count(count.count) AS count,
    max.max
   FROM ( SELECT 1 AS count) count,
    ( SELECT 2 AS max) max
  GROUP BY max.max;
-- structure
--   select
--     item count | count.count | count(count.count)
--     item max | max.max
--     derived as count
--       select
--         item count
--     derived as max
--       select
--         item max
--     group
--       by | max.max

-- name: lateral chains
-- original
SELECT a.x, b.y FROM orders o, LATERAL (SELECT o.id + 1 AS x) a, LATERAL (SELECT a.x + o.qty AS y) b, LATERAL generate_series(a.x, b.y) s WHERE s > 1
-- canonical 18 17 16 15
 SELECT a.x,
    b.y
   FROM public.orders o,
    LATERAL ( SELECT (o.id + 1) AS x) a,
    LATERAL ( SELECT (a.x + o.qty) AS y) b,
    LATERAL generate_series(a.x, b.y) s(s)
  WHERE (s.s > 1);
-- structure
--   select
--     item x | a.x
--     item y | b.y
--     table public.orders as o
--     lateral derived as a
--       select
--         item x | o.id
--     lateral derived as b
--       select
--         item y | a.x o.qty
--     lateral function as s(s) | a.x b.y | generate_series(a.x; b.y)
--     where | s.s

-- name: joins of functions and queries
-- original
SELECT n.label, g.i FROM nodes n CROSS JOIN generate_series(1, 3) AS g(i) LEFT JOIN (SELECT id, max(qty) AS q FROM orders GROUP BY id) m ON m.id = n.id AND m.q = g.i JOIN LATERAL unnest(ARRAY[n.id]) WITH ORDINALITY AS u(v, pos) ON u.v = n.id
-- canonical 18 17 16 15
 SELECT n.label,
    g.i
   FROM (((public.nodes n
     CROSS JOIN generate_series(1, 3) g(i))
     LEFT JOIN ( SELECT orders.id,
            max(orders.qty) AS q
           FROM public.orders
          GROUP BY orders.id) m ON (((m.id = n.id) AND (m.q = g.i))))
     JOIN LATERAL unnest(ARRAY[n.id]) WITH ORDINALITY u(v, pos) ON ((u.v = n.id)));
-- structure
--   select
--     item label | n.label
--     item i | g.i
--     join
--       left join
--         cross join
--           table public.nodes as n
--           function as g(i) | generate_series(1; 3)
--         derived as m
--           select
--             item id | orders.id
--             item q | orders.qty | max(orders.qty)
--             table public.orders as orders
--             group
--               by | orders.id
--         on | m.id n.id m.q g.i
--       lateral function as u(v, pos) | n.id | unnest(ARRAY[n.id])
--       on | u.v n.id

-- name: parenthesised joins of derived tables
-- original
SELECT a.id FROM ((SELECT id FROM orders) a JOIN (SELECT id FROM nodes) b USING (id)) LEFT JOIN (VALUES (1), (2)) v(id) ON v.id = a.id
-- canonical 18 17 16 15
 SELECT a.id
   FROM ((( SELECT orders.id
           FROM public.orders) a
     JOIN ( SELECT nodes.id
           FROM public.nodes) b USING (id))
     LEFT JOIN ( VALUES (1), (2)) v(id) ON ((v.id = a.id)));
-- structure
--   select
--     item id | a.id
--     left join
--       join
--         derived as a
--           select
--             item id | orders.id
--             table public.orders as orders
--         derived as b
--           select
--             item id | nodes.id
--             table public.nodes as nodes
--         using (id)
--       derived as v(id)
--         values
--           row
--           row
--       on | v.id a.id

-- name: a set operation in from
-- original
SELECT u.id FROM (SELECT id FROM orders UNION ALL SELECT id FROM nodes) u JOIN ((SELECT id FROM customers) INTERSECT (SELECT id FROM items, LATERAL (SELECT order_id AS id) z)) w ON w.id = u.id
-- canonical 18 17 16 15
 SELECT u.id
   FROM (( SELECT orders.id
           FROM public.orders
        UNION ALL
         SELECT nodes.id
           FROM public.nodes) u
     JOIN ( SELECT customers.id
           FROM public.customers
        INTERSECT
         SELECT z.id
           FROM public.items,
            LATERAL ( SELECT items.order_id AS id) z) w ON ((w.id = u.id)));
-- structure
--   select
--     item id | u.id
--     join
--       derived as u
--         union all
--           select
--             item id | orders.id
--             table public.orders as orders
--           select
--             item id | nodes.id
--             table public.nodes as nodes
--       derived as w
--         intersect
--           select
--             item id | customers.id
--             table public.customers as customers
--           select
--             item id | z.id
--             table public.items as items
--             lateral derived as z
--               select
--                 item id | items.order_id
--       on | w.id u.id

-- name: group by a boolean and a test
-- original
SELECT (qty > 1 AND status = 'a') AS b, status IS NULL AS n, count(*) FROM orders GROUP BY (qty > 1 AND status = 'a'), status IS NULL
-- canonical 18 17 16
 SELECT ((qty > 1) AND (status = 'a'::text)) AS b,
    (status IS NULL) AS n,
    count(*) AS count
   FROM public.orders
  GROUP BY ((qty > 1) AND (status = 'a'::text)), (status IS NULL);
-- canonical 15
 SELECT ((orders.qty > 1) AND (orders.status = 'a'::text)) AS b,
    (orders.status IS NULL) AS n,
    count(*) AS count
   FROM public.orders
  GROUP BY ((orders.qty > 1) AND (orders.status = 'a'::text)), (orders.status IS NULL);
-- structure
--   select
--     item b | qty status
--     item n | status
--     item count | count(*)
--     table public.orders as orders
--     group
--       by | qty status
--       by | status

-- name: order by aggregates and windows
-- original
SELECT status FROM orders GROUP BY status ORDER BY count(*) DESC, max(id) FILTER (WHERE qty > 1) NULLS FIRST, sum(sum(qty)) OVER (ORDER BY status)
-- canonical 18 17 16
 SELECT status
   FROM public.orders
  GROUP BY status
  ORDER BY (count(*)) DESC, (max(id) FILTER (WHERE (qty > 1))) NULLS FIRST, (sum(sum(qty)) OVER (ORDER BY status));
-- canonical 15
 SELECT orders.status
   FROM public.orders
  GROUP BY orders.status
  ORDER BY (count(*)) DESC, (max(orders.id) FILTER (WHERE (orders.qty > 1))) NULLS FIRST, (sum(sum(orders.qty)) OVER (ORDER BY orders.status));
-- structure
--   select
--     item status | status
--     table public.orders as orders
--     group
--       by | status
--   order | count(*)
--   order | id qty | max(id) filter (qty > 1)
--   order | qty status | sum(sum(qty)) over, sum(qty)

-- name: row in a values list
-- original
SELECT v.a FROM (VALUES ((1 + 2), ROW(1, 'x')::text, ARRAY[1, 2], (SELECT max(id) FROM nodes), NULL::int), (3, 'y', NULL, 4, 5)) AS v(a, b, c, d, e)
-- canonical 18 17 16
 SELECT a
   FROM ( VALUES ((1 + 2),(ROW(1, 'x'))::text,ARRAY[1, 2],( SELECT max(nodes.id) AS max
                   FROM public.nodes),NULL::integer), (3,'y'::text,NULL::integer[],4,5)) v(a, b, c, d, e);
-- canonical 15
 SELECT v.a
   FROM ( VALUES ((1 + 2),(ROW(1, 'x'))::text,ARRAY[1, 2],( SELECT max(nodes.id) AS max
                   FROM public.nodes),NULL::integer), (3,'y'::text,NULL::integer[],4,5)) v(a, b, c, d, e);
-- structure
--   select
--     item a | a
--     derived as v(a, b, c, d, e)
--       values
--         row
--           scalar
--             select
--               item max | nodes.id | max(nodes.id)
--               table public.nodes as nodes
--         row

-- name: text with odd characters
-- original
SELECT E'tab\there', E'\u00e9', 'a\b', 'percent % and $1 and :x and ?', '' AS empty FROM orders
-- canonical 18 17 16 15
 SELECT 'tab	here'::text AS c1,
    'é'::text AS c2,
    'a\b'::text AS c3,
    'percent % and $1 and :x and ?'::text AS c4,
    ''::text AS c5
   FROM public.orders;
-- structure
--   select
--     item c1
--     item c2
--     item c3
--     item c4
--     item c5
--     table public.orders as orders

-- name: bytea and bits
-- original
SELECT '\xdeadbeef'::bytea, raw || '\x00'::bytea, flags & B'00001111', get_bit(flags, 3) FROM orders
-- canonical 18 17 16
 SELECT '\xdeadbeef'::bytea AS c1,
    (raw || '\x00'::bytea) AS c2,
    (flags & '00001111'::"bit") AS c3,
    get_bit(flags, 3) AS c4
   FROM public.orders;
-- canonical 15
 SELECT '\xdeadbeef'::bytea AS c1,
    (orders.raw || '\x00'::bytea) AS c2,
    (orders.flags & '00001111'::"bit") AS c3,
    get_bit(orders.flags, 3) AS c4
   FROM public.orders;
-- structure
--   select
--     item c1
--     item c2 | raw
--     item c3 | flags
--     item c4 | flags | get_bit(flags; 3)
--     table public.orders as orders

-- name: ranges and multiranges
-- original
SELECT int4range(1, qty, '[]'), '[1,3)'::int4range * int4range(2, 5), range_agg(int4range(id, id + 1)), '{[1,2)}'::int4multirange FROM orders GROUP BY qty
-- canonical 18 17 16
 SELECT int4range(1, qty, '[]'::text) AS int4range,
    ('[1,3)'::int4range * int4range(2, 5)) AS "?column?",
    range_agg(int4range(id, (id + 1))) AS range_agg,
    '{[1,2)}'::int4multirange AS int4multirange
   FROM public.orders
  GROUP BY qty;
-- canonical 15
 SELECT int4range(1, orders.qty, '[]'::text) AS int4range,
    ('[1,3)'::int4range * int4range(2, 5)) AS "?column?",
    range_agg(int4range(orders.id, (orders.id + 1))) AS range_agg,
    '{[1,2)}'::int4multirange AS int4multirange
   FROM public.orders
  GROUP BY orders.qty;
-- structure
--   select
--     item int4range | qty | int4range(1; qty; '[]'::text)
--     item "?column?" | int4range(2; 5)
--     item range_agg | id id | range_agg(int4range(id, (id + 1))), int4range(id; (id + 1))
--     item int4multirange
--     table public.orders as orders
--     group
--       by | qty

-- name: date arithmetic
-- original
SELECT placed + 1, placed - placed, at - interval '1 day', age(at), date_trunc('week', at, 'UTC'), to_char(at, 'YYYY-MM-DD HH24:MI'), make_date(2020, 1, qty) FROM (SELECT placed, at::timestamptz AS at, qty FROM orders) o
-- canonical 18 17 16
 SELECT (placed + 1) AS c1,
    (placed - placed) AS c2,
    (at - '1 day'::interval) AS c3,
    age(at) AS c4,
    date_trunc('week'::text, at, 'UTC'::text) AS c5,
    to_char(at, 'YYYY-MM-DD HH24:MI'::text) AS c6,
    make_date(2020, 1, qty) AS c7
   FROM ( SELECT orders.placed,
            (orders.at)::timestamp with time zone AS at,
            orders.qty
           FROM public.orders) o;
-- canonical 15
 SELECT (o.placed + 1) AS c1,
    (o.placed - o.placed) AS c2,
    (o.at - '1 day'::interval) AS c3,
    age(o.at) AS c4,
    date_trunc('week'::text, o.at, 'UTC'::text) AS c5,
    to_char(o.at, 'YYYY-MM-DD HH24:MI'::text) AS c6,
    make_date(2020, 1, o.qty) AS c7
   FROM ( SELECT orders.placed,
            (orders.at)::timestamp with time zone AS at,
            orders.qty
           FROM public.orders) o;
-- structure
--   select
--     item c1 | placed
--     item c2 | placed placed
--     item c3 | at
--     item c4 | at | age(at)
--     item c5 | at | date_trunc('week'::text; at; 'UTC'::text)
--     item c6 | at | to_char(at; 'YYYY-MM-DD HH24:MI'::text)
--     item c7 | qty | make_date(2020; 1; qty)
--     derived as o
--       select
--         item placed | orders.placed
--         item at | orders.at
--         item qty | orders.qty
--         table public.orders as orders

-- name: hypothetical sets with ties of keys
-- original
SELECT dense_rank(1, 'a') WITHIN GROUP (ORDER BY qty DESC, status NULLS FIRST), cume_dist(5) WITHIN GROUP (ORDER BY qty) FROM orders
-- canonical 18 17 16
 SELECT dense_rank(1, 'a'::text) WITHIN GROUP (ORDER BY qty DESC, status NULLS FIRST) AS dense_rank,
    cume_dist(5) WITHIN GROUP (ORDER BY qty) AS cume_dist
   FROM public.orders;
-- canonical 15
 SELECT dense_rank(1, 'a'::text) WITHIN GROUP (ORDER BY orders.qty DESC, orders.status NULLS FIRST) AS dense_rank,
    cume_dist(5) WITHIN GROUP (ORDER BY orders.qty) AS cume_dist
   FROM public.orders;
-- structure
--   select
--     item dense_rank | qty status | dense_rank(1; 'a'::text)
--     item cume_dist | qty | cume_dist(5)
--     table public.orders as orders

-- name: aggregates over expressions with order
-- original
SELECT array_agg(DISTINCT upper(status) ORDER BY upper(status) DESC), string_agg(status || note, ';' ORDER BY CASE WHEN qty > 1 THEN 1 ELSE 2 END, lower(note)) FROM orders
-- canonical 18 17 16
 SELECT array_agg(DISTINCT upper(status) ORDER BY (upper(status)) DESC) AS array_agg,
    string_agg((status || note), ';'::text ORDER BY
        CASE
            WHEN (qty > 1) THEN 1
            ELSE 2
        END, (lower(note))) AS string_agg
   FROM public.orders;
-- canonical 15
 SELECT array_agg(DISTINCT upper(orders.status) ORDER BY (upper(orders.status)) DESC) AS array_agg,
    string_agg((orders.status || orders.note), ';'::text ORDER BY
        CASE
            WHEN (orders.qty > 1) THEN 1
            ELSE 2
        END, (lower(orders.note))) AS string_agg
   FROM public.orders;
-- structure
--   select
--     item array_agg | status status | array_agg(distinct upper(status) ordered), upper(status), upper(status)
--     item string_agg | status note qty note | string_agg((status || note); ';'::text ordered), lower(note)
--     table public.orders as orders

-- name: windows over expressions and frames by offset
-- original
SELECT nth_value(qty + 1, 2) OVER (PARTITION BY CASE WHEN qty > 1 THEN 'a' ELSE status END ORDER BY (amount * 2) DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM orders
-- canonical 18 17 16
 SELECT nth_value((qty + 1), 2) OVER (PARTITION BY
        CASE
            WHEN (qty > 1) THEN 'a'::text
            ELSE status
        END ORDER BY (amount * (2)::numeric) DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS nth_value
   FROM public.orders;
-- canonical 15
 SELECT nth_value((orders.qty + 1), 2) OVER (PARTITION BY
        CASE
            WHEN (orders.qty > 1) THEN 'a'::text
            ELSE orders.status
        END ORDER BY (orders.amount * (2)::numeric) DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS nth_value
   FROM public.orders;
-- structure
--   select
--     item nth_value | qty qty status amount | nth_value((qty + 1); 2) over
--     table public.orders as orders

-- name: windows with expression frames
-- original
SELECT sum(qty) OVER (PARTITION BY status, (home).zip ORDER BY o.id ROWS BETWEEN (1 + 1) PRECEDING AND UNBOUNDED FOLLOWING) FROM orders o, customers c
-- canonical 18 17 16 15
 SELECT sum(o.qty) OVER (PARTITION BY o.status, (c.home).zip ORDER BY o.id ROWS BETWEEN (1 + 1) PRECEDING AND UNBOUNDED FOLLOWING) AS sum
   FROM public.orders o,
    public.customers c;
-- structure
--   select
--     item sum | o.qty o.status c.home o.id | sum(o.qty) over
--     table public.orders as o
--     table public.customers as c

-- name: a materialized recursion of two
-- original
WITH RECURSIVE a AS MATERIALIZED (SELECT 1 AS n UNION SELECT n + 1 FROM a WHERE n < 5), b(m) AS (SELECT max(n) FROM a) SELECT a.n, b.m FROM a, b WHERE a.n IN (WITH c AS (SELECT n FROM a) SELECT n FROM c)
-- canonical 18 17 16 15
 WITH RECURSIVE a AS MATERIALIZED (
         SELECT 1 AS n
        UNION
         SELECT (a_1.n + 1)
           FROM a a_1
          WHERE (a_1.n < 5)
        ), b(m) AS (
         SELECT max(a_1.n) AS max
           FROM a a_1
        )
 SELECT a.n,
    b.m
   FROM a,
    b
  WHERE (a.n IN ( WITH c AS (
                 SELECT a_1.n
                   FROM a a_1
                )
         SELECT c.n
           FROM c));
-- structure
--   with recursive a
--     union
--       select
--         item n
--       select
--         item "?column?" | a_1.n
--         table a as a_1
--         where | a_1.n
--   with recursive b(m)
--     select
--       item max | a_1.n | max(a_1.n)
--       table a as a_1
--   select
--     item n | a.n
--     item m | b.m
--     table a as a
--     table b as b
--     where | a.n
--       in
--         with c
--           select
--             item n | a_1.n
--             table a as a_1
--         select
--           item n | c.n
--           table c as c

-- name: a partition by key words
-- original
SELECT rank() OVER (PARTITION BY "group", partition ORDER BY "order", range ROWS CURRENT ROW) AS rows FROM words
-- canonical 18 17 16
 SELECT rank() OVER (PARTITION BY "group", partition ORDER BY "order", range ROWS CURRENT ROW) AS rows
   FROM public.words;
-- canonical 15
 SELECT rank() OVER (PARTITION BY words."group", words.partition ORDER BY words."order", words.range ROWS CURRENT ROW) AS rows
   FROM public.words;
-- structure
--   select
--     item rows | "group" partition "order" range | rank() over
--     table public.words as words

-- name: long names
-- original
SELECT id AS a_very_long_name_that_has_exactly_sixty_three_bytes_in_it_abcdefg, status AS "Another Very Long Name With Spaces, (parentheses) and 'quotes'" FROM orders
-- canonical 18 17 16
 SELECT id AS a_very_long_name_that_has_exactly_sixty_three_bytes_in_it_abcde,
    status AS "Another Very Long Name With Spaces, (parentheses) and 'quotes'"
   FROM public.orders;
-- canonical 15
 SELECT orders.id AS a_very_long_name_that_has_exactly_sixty_three_bytes_in_it_abcde,
    orders.status AS "Another Very Long Name With Spaces, (parentheses) and 'quotes'"
   FROM public.orders;
-- structure
--   select
--     item a_very_long_name_that_has_exactly_sixty_three_bytes_in_it_abcde | id
--     item "Another Very Long Name With Spaces, (parentheses) and 'quotes'" | status
--     table public.orders as orders

-- name: names with dots and brackets
-- original
SELECT id AS "a.b", status AS "c[d]", note AS "e::f", qty AS "(g)", amount AS "SELECT", price AS "x""y" FROM orders AS "o.p"
-- canonical 18 17 16
 SELECT id AS "a.b",
    status AS "c[d]",
    note AS "e::f",
    qty AS "(g)",
    amount AS "SELECT",
    price AS "x""y"
   FROM public.orders "o.p";
-- canonical 15
 SELECT "o.p".id AS "a.b",
    "o.p".status AS "c[d]",
    "o.p".note AS "e::f",
    "o.p".qty AS "(g)",
    "o.p".amount AS "SELECT",
    "o.p".price AS "x""y"
   FROM public.orders "o.p";
-- structure
--   select
--     item "a.b" | id
--     item "c[d]" | status
--     item "e::f" | note
--     item "(g)" | qty
--     item "SELECT" | amount
--     item "x""y" | price
--     table public.orders as "o.p"

-- name: qualified weird names
-- original
SELECT "O P"."Order ID" + "O P"."a""b" AS s, "O P"."?column?" FROM "Order Details" "O P" JOIN nodes ON "O P"."from" = nodes.id
-- canonical 18 17 16 15
 SELECT ("O P"."Order ID" + "O P"."a""b") AS s,
    "O P"."?column?"
   FROM (public."Order Details" "O P"
     JOIN public.nodes ON (("O P"."from" = nodes.id)));
-- structure
--   select
--     item s | "O P"."Order ID" "O P"."a""b"
--     item "?column?" | "O P"."?column?"
--     join
--       table public."Order Details" as "O P"
--       table public.nodes as nodes
--       on | "O P"."from" nodes.id

-- name: count of distinct pairs and nulls
-- original
SELECT count(DISTINCT (status, note)), count(NULLIF(status, '')), bool_or(status IS DISTINCT FROM note), every(NOT (qty = 1)) FROM orders
-- canonical 18 17 16
 SELECT count(DISTINCT ROW(status, note)) AS c1,
    count(NULLIF(status, ''::text)) AS c2,
    bool_or((status IS DISTINCT FROM note)) AS c3,
    every((NOT (qty = 1))) AS c4
   FROM public.orders;
-- canonical 15
 SELECT count(DISTINCT ROW(orders.status, orders.note)) AS c1,
    count(NULLIF(orders.status, ''::text)) AS c2,
    bool_or((orders.status IS DISTINCT FROM orders.note)) AS c3,
    every((NOT (orders.qty = 1))) AS c4
   FROM public.orders;
-- structure
--   select
--     item c1 | status note | count(distinct ROW(status, note))
--     item c2 | status | count(NULLIF(status, ''::text)), NULLIF(status; ''::text)
--     item c3 | status note | bool_or((status IS DISTINCT FROM note))
--     item c4 | qty | every((NOT (qty = 1)))
--     table public.orders as orders

-- name: exists with a union and limit
-- original
SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id UNION ALL SELECT 2 FROM nodes n WHERE n.id = c.id LIMIT 1)
-- canonical 18 17 16
 SELECT id
   FROM public.customers c
  WHERE (EXISTS ( SELECT 1
           FROM public.orders o
          WHERE (o.customer_id = c.id)
        UNION ALL
         SELECT 2
           FROM public.nodes n
          WHERE (n.id = c.id)
 LIMIT 1));
-- canonical 15
 SELECT c.id
   FROM public.customers c
  WHERE (EXISTS ( SELECT 1
           FROM public.orders o
          WHERE (o.customer_id = c.id)
        UNION ALL
         SELECT 2
           FROM public.nodes n
          WHERE (n.id = c.id)
 LIMIT 1));
-- structure
--   select
--     item id | id
--     table public.customers as c
--     where
--       exists
--         union all
--           select
--             item "?column?"
--             table public.orders as o
--             where | o.customer_id c.id
--           select
--             item "?column?"
--             table public.nodes as n
--             where | n.id c.id
--         limit

-- name: a scalar subquery with everything
-- original
SELECT (SELECT status FROM orders o WHERE o.customer_id = c.id GROUP BY status HAVING count(*) > 1 ORDER BY count(*) DESC, status LIMIT 1 OFFSET 2) AS s FROM customers c
-- canonical 18 17 16 15
 SELECT ( SELECT o.status
           FROM public.orders o
          WHERE (o.customer_id = c.id)
          GROUP BY o.status
         HAVING (count(*) > 1)
          ORDER BY (count(*)) DESC, o.status
         OFFSET 2
         LIMIT 1) AS s
   FROM public.customers c;
-- structure
--   select
--     item s
--       scalar
--         select
--           item status | o.status
--           table public.orders as o
--           where | o.customer_id c.id
--           group
--             by | o.status
--           having | count(*)
--         order | count(*)
--         order | o.status
--         limit
--         limit
--     table public.customers as c

-- name: conditions on aggregates in a join
-- original
SELECT c.region, count(DISTINCT o.id) FILTER (WHERE o.qty > 1) AS n FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status <> 'x' WHERE c.region IS NOT NULL GROUP BY c.region HAVING count(o.id) > 0 ORDER BY n DESC LIMIT 3
-- canonical 18 17 16 15
 SELECT c.region,
    count(DISTINCT o.id) FILTER (WHERE (o.qty > 1)) AS n
   FROM (public.customers c
     LEFT JOIN public.orders o ON (((o.customer_id = c.id) AND (o.status <> 'x'::text))))
  WHERE (c.region IS NOT NULL)
  GROUP BY c.region
 HAVING (count(o.id) > 0)
  ORDER BY (count(DISTINCT o.id) FILTER (WHERE (o.qty > 1))) DESC
 LIMIT 3;
-- structure
--   select
--     item region | c.region
--     item n | o.id o.qty | count(distinct o.id) filter (o.qty > 1)
--     left join
--       table public.customers as c
--       table public.orders as o
--       on | o.customer_id c.id o.status
--     where | c.region
--     group
--       by | c.region
--     having | o.id | count(o.id)
--   order | o.id o.qty | count(distinct o.id) filter (o.qty > 1)
--   limit
