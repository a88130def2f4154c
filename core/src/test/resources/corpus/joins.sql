-- name: inner
-- original
SELECT o.id, c.name FROM orders o JOIN customers c ON o.customer_id = c.id
-- canonical 18 17 16 15
 SELECT o.id,
    c.name
   FROM (public.orders o
     JOIN public.customers c ON ((o.customer_id = c.id)));
-- structure
--   select
--     item id | o.id
--     item name | c.name
--     join
--       table public.orders as o
--       table public.customers as c
--       on | o.customer_id c.id

-- name: comma
-- original
SELECT o.id, c.name FROM orders o, customers c WHERE o.customer_id = c.id
-- canonical 18 17 16 15
 SELECT o.id,
    c.name
   FROM public.orders o,
    public.customers c
  WHERE (o.customer_id = c.id);
-- structure
--   select
--     item id | o.id
--     item name | c.name
--     table public.orders as o
--     table public.customers as c
--     where | o.customer_id c.id

-- name: left
-- original
SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id AND c.region = 'EU'
-- canonical 18 17 16 15
 SELECT o.id,
    c.name
   FROM (public.orders o
     LEFT JOIN public.customers c ON (((c.id = o.customer_id) AND (c.region = 'EU'::text))));
-- structure
--   select
--     item id | o.id
--     item name | c.name
--     left join
--       table public.orders as o
--       table public.customers as c
--       on | c.id o.customer_id c.region

-- name: right
-- original
SELECT o.id, c.name FROM orders o RIGHT OUTER JOIN customers c ON c.id = o.customer_id
-- canonical 18 17 16 15
 SELECT o.id,
    c.name
   FROM (public.orders o
     RIGHT JOIN public.customers c ON ((c.id = o.customer_id)));
-- structure
--   select
--     item id | o.id
--     item name | c.name
--     right join
--       table public.orders as o
--       table public.customers as c
--       on | c.id o.customer_id

-- name: full
-- original
SELECT o.id, c.name FROM orders o FULL JOIN customers c ON c.id = o.customer_id
-- canonical 18 17 16 15
 SELECT o.id,
    c.name
   FROM (public.orders o
     FULL JOIN public.customers c ON ((c.id = o.customer_id)));
-- structure
--   select
--     item id | o.id
--     item name | c.name
--     full join
--       table public.orders as o
--       table public.customers as c
--       on | c.id o.customer_id

-- name: cross
-- original
SELECT o.id, c.name FROM orders o CROSS JOIN customers c
-- canonical 18 17 16 15
 SELECT o.id,
    c.name
   FROM (public.orders o
     CROSS JOIN public.customers c);
-- structure
--   select
--     item id | o.id
--     item name | c.name
--     cross join
--       table public.orders as o
--       table public.customers as c

-- name: using
-- original
SELECT id, o.qty, s.total FROM orders o JOIN sales.orders s USING (id, customer_id)
-- canonical 18 17 16 15
 SELECT o.id,
    o.qty,
    s.total
   FROM (public.orders o
     JOIN sales.orders s USING (id, customer_id));
-- structure
--   select
--     item id | o.id
--     item qty | o.qty
--     item total | s.total
--     join
--       table public.orders as o
--       table sales.orders as s
--       using (id, customer_id)

-- name: left using
-- original
SELECT * FROM orders o LEFT JOIN sales.orders s USING (id)
-- canonical 18 17 16 15
 SELECT o.id AS c1,
    o.customer_id AS c2,
    o.amount AS c3,
    o.status AS c4,
    o.placed AS c5,
    o.at AS c6,
    o.note AS c7,
    o.qty AS c8,
    o.price AS c9,
    o.flags AS c10,
    o.doc AS c11,
    o.raw AS c12,
    o.length AS c13,
    o.tall AS c14,
    s.customer_id AS c15,
    s.total AS c16
   FROM (public.orders o
     LEFT JOIN sales.orders s USING (id));
-- structure
--   select
--     item c1 | o.id
--     item c2 | o.customer_id
--     item c3 | o.amount
--     item c4 | o.status
--     item c5 | o.placed
--     item c6 | o.at
--     item c7 | o.note
--     item c8 | o.qty
--     item c9 | o.price
--     item c10 | o.flags
--     item c11 | o.doc
--     item c12 | o.raw
--     item c13 | o.length
--     item c14 | o.tall
--     item c15 | s.customer_id
--     item c16 | s.total
--     left join
--       table public.orders as o
--       table sales.orders as s
--       using (id)

-- name: full using merges its column
-- original
SELECT id, qty, total FROM orders o FULL JOIN sales.orders s USING (id) WHERE id > 3
-- canonical 18 17 16 15
 SELECT id,
    o.qty,
    s.total
   FROM (public.orders o
     FULL JOIN sales.orders s USING (id))
  WHERE (id > 3);
-- structure
--   select
--     item id | id
--     item qty | o.qty
--     item total | s.total
--     full join
--       table public.orders as o
--       table sales.orders as s
--       using (id)
--     where | id

-- name: natural
-- original
SELECT * FROM (SELECT id, qty FROM orders) a NATURAL JOIN (SELECT id, total FROM sales.orders) b
-- canonical 18 17 16 15
 SELECT a.id,
    a.qty,
    b.total
   FROM (( SELECT orders.id,
            orders.qty
           FROM public.orders) a
     JOIN ( SELECT orders.id,
            orders.total
           FROM sales.orders) b USING (id));
-- structure
--   select
--     item id | a.id
--     item qty | a.qty
--     item total | b.total
--     join
--       derived as a
--         select
--           item id | orders.id
--           item qty | orders.qty
--           table public.orders as orders
--       derived as b
--         select
--           item id | orders.id
--           item total | orders.total
--           table sales.orders as orders
--       using (id)

-- name: using with an alias
-- original
SELECT j.id, j::text AS j, o.qty FROM orders o JOIN sales.orders s USING (id) AS j
-- canonical 18 17 16 15
 SELECT o.id,
    (ROW(o.id))::text AS j,
    o.qty
   FROM (public.orders o
     JOIN sales.orders s USING (id) AS j);
-- structure
--   select
--     item id | o.id
--     item j | o.id
--     item qty | o.qty
--     join as j
--       table public.orders as o
--       table sales.orders as s
--       using (id)

-- name: a parenthesised join with an alias
-- original
SELECT j.oid, j.nm FROM (orders o JOIN customers c ON o.customer_id = c.id) AS j(oid, a, b, c, d, e, f, g, h, i, k, l, m, n, cid, nm)
-- canonical 18 17 16 15
 SELECT j.oid,
    j.nm
   FROM (public.orders o
     JOIN public.customers c ON ((o.customer_id = c.id))) j(oid, a, b, c, d, e, f, g, h, i, k, l, m, n, cid, nm, region, tags, email, created, prefs, home, feeling, "char");
-- structure
--   select
--     item oid | j.oid
--     item nm | j.nm
--     join as j(oid, a, b, c, d, e, f, g, h, i, k, l, m, n, cid, nm, region, tags, email, created, prefs, home, feeling, "char")
--       table public.orders as o
--       table public.customers as c
--       on | o.customer_id c.id

-- name: a parenthesised join on the right
-- original
SELECT c.name, o.id, i.line FROM customers c LEFT JOIN (orders o JOIN items i ON i.order_id = o.id) ON o.customer_id = c.id
-- canonical 18 17 16 15
 SELECT c.name,
    o.id,
    i.line
   FROM (public.customers c
     LEFT JOIN (public.orders o
     JOIN public.items i ON ((i.order_id = o.id))) ON ((o.customer_id = c.id)));
-- structure
--   select
--     item name | c.name
--     item id | o.id
--     item line | i.line
--     left join
--       table public.customers as c
--       join
--         table public.orders as o
--         table public.items as i
--         on | i.order_id o.id
--       on | o.customer_id c.id

-- name: a chain
-- original
SELECT c.name, o.id, i.product, s.total FROM customers c JOIN orders o ON o.customer_id = c.id LEFT JOIN items i ON i.order_id = o.id LEFT JOIN sales.orders s ON s.id = o.id AND s.total > i.qty
-- canonical 18 17 16 15
 SELECT c.name,
    o.id,
    i.product,
    s.total
   FROM (((public.customers c
     JOIN public.orders o ON ((o.customer_id = c.id)))
     LEFT JOIN public.items i ON ((i.order_id = o.id)))
     LEFT JOIN sales.orders s ON (((s.id = o.id) AND (s.total > (i.qty)::numeric))));
-- structure
--   select
--     item name | c.name
--     item id | o.id
--     item product | i.product
--     item total | s.total
--     left join
--       left join
--         join
--           table public.customers as c
--           table public.orders as o
--           on | o.customer_id c.id
--         table public.items as i
--         on | i.order_id o.id
--       table sales.orders as s
--       on | s.id o.id s.total i.qty

-- name: deep nesting
-- original
SELECT a.id FROM ((nodes a JOIN nodes b ON a.parent = b.id) LEFT JOIN (nodes c CROSS JOIN (nodes d FULL JOIN nodes e ON d.id = e.id)) ON c.id = b.id), orders
-- canonical 18 17 16 15
 SELECT a.id
   FROM ((public.nodes a
     JOIN public.nodes b ON ((a.parent = b.id)))
     LEFT JOIN (public.nodes c
     CROSS JOIN (public.nodes d
     FULL JOIN public.nodes e ON ((d.id = e.id)))) ON ((c.id = b.id))),
    public.orders;
-- structure
--   select
--     item id | a.id
--     left join
--       join
--         table public.nodes as a
--         table public.nodes as b
--         on | a.parent b.id
--       cross join
--         table public.nodes as c
--         full join
--           table public.nodes as d
--           table public.nodes as e
--           on | d.id e.id
--       on | c.id b.id
--     table public.orders as orders

-- name: self join
-- original
SELECT a.id, b.id FROM nodes a JOIN nodes b ON b.parent = a.id
-- canonical 18 17 16 15
 SELECT a.id AS c1,
    b.id AS c2
   FROM (public.nodes a
     JOIN public.nodes b ON ((b.parent = a.id)));
-- structure
--   select
--     item c1 | a.id
--     item c2 | b.id
--     join
--       table public.nodes as a
--       table public.nodes as b
--       on | b.parent a.id

-- name: the same table without aliases
-- original
SELECT orders.id, orders_1.id FROM orders, orders AS orders_1, sales.orders AS x
-- canonical 18 17 16 15
 SELECT orders.id AS c1,
    orders_1.id AS c2
   FROM public.orders,
    public.orders orders_1,
    sales.orders x;
-- structure
--   select
--     item c1 | orders.id
--     item c2 | orders_1.id
--     table public.orders as orders
--     table public.orders as orders_1
--     table sales.orders as x

-- name: same names in two schemas
-- original
SELECT public.orders.id, so.id FROM orders JOIN sales.orders so ON so.id = public.orders.id
-- canonical 18 17 16 15
 SELECT orders.id AS c1,
    so.id AS c2
   FROM (public.orders
     JOIN sales.orders so ON ((so.id = orders.id)));
-- structure
--   select
--     item c1 | orders.id
--     item c2 | so.id
--     join
--       table public.orders as orders
--       table sales.orders as so
--       on | so.id orders.id

-- name: theta
-- original
SELECT a.id FROM nodes a JOIN nodes b ON a.id < b.id AND (a.label LIKE b.label OR a.parent = b.parent)
-- canonical 18 17 16 15
 SELECT a.id
   FROM (public.nodes a
     JOIN public.nodes b ON (((a.id < b.id) AND ((a.label ~~ b.label) OR (a.parent = b.parent)))));
-- structure
--   select
--     item id | a.id
--     join
--       table public.nodes as a
--       table public.nodes as b
--       on | a.id b.id a.label b.label a.parent b.parent

-- name: on true
-- original
SELECT o.id FROM orders o LEFT JOIN customers c ON true
-- canonical 18 17 16 15
 SELECT o.id
   FROM (public.orders o
     LEFT JOIN public.customers c ON (true));
-- structure
--   select
--     item id | o.id
--     left join
--       table public.orders as o
--       table public.customers as c
--       on

-- name: on a call
-- original
SELECT o.id FROM orders o JOIN customers c ON starts_with(c.name, o.status)
-- canonical 18 17 16 15
 SELECT o.id
   FROM (public.orders o
     JOIN public.customers c ON (starts_with(c.name, o.status)));
-- structure
--   select
--     item id | o.id
--     join
--       table public.orders as o
--       table public.customers as c
--       on | c.name o.status | starts_with(c.name; o.status)

-- name: on with a subquery
-- original
SELECT o.id FROM orders o LEFT JOIN customers c ON c.id = (SELECT max(id) FROM nodes WHERE parent = o.id)
-- canonical 18 17 16 15
 SELECT o.id
   FROM (public.orders o
     LEFT JOIN public.customers c ON ((c.id = ( SELECT max(nodes.id) AS max
           FROM public.nodes
          WHERE (nodes.parent = o.id)))));
-- structure
--   select
--     item id | o.id
--     left join
--       table public.orders as o
--       table public.customers as c
--       on | c.id
--         scalar
--           select
--             item max | nodes.id | max(nodes.id)
--             table public.nodes as nodes
--             where | nodes.parent o.id

-- name: only and inheritance
-- original
SELECT id FROM ONLY orders o
-- canonical 18 17 16
 SELECT id
   FROM ONLY public.orders o;
-- canonical 15
 SELECT o.id
   FROM ONLY public.orders o;
-- structure
--   select
--     item id | id
--     table public.orders as o

-- name: tablesample
-- original
SELECT o.id FROM orders o TABLESAMPLE bernoulli (10) REPEATABLE (3), customers c TABLESAMPLE SYSTEM (5.5)
-- canonical 18 17 16 15
 SELECT o.id
   FROM public.orders o TABLESAMPLE bernoulli (10) REPEATABLE (3),
    public.customers c TABLESAMPLE system (5.5);
-- structure
--   select
--     item id | o.id
--     table public.orders as o sampled
--     table public.customers as c sampled

-- name: weird tables joined
-- original
SELECT d."Order ID", s."table" FROM "Order Details" d JOIN "Odd Schema"."select" s ON s.id = d."Order ID" LEFT JOIN words w USING (id)
-- canonical 18 17 16 15
 SELECT d."Order ID",
    s."table"
   FROM ((public."Order Details" d
     JOIN "Odd Schema"."select" s ON ((s.id = d."Order ID")))
     LEFT JOIN public.words w USING (id));
-- structure
--   select
--     item "Order ID" | d."Order ID"
--     item "table" | s."table"
--     left join
--       join
--         table public."Order Details" as d
--         table "Odd Schema"."select" as s
--         on | s.id d."Order ID"
--       table public.words as w
--       using (id)
