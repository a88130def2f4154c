-- name: one
-- original
WITH big AS (SELECT * FROM orders WHERE amount > 100) SELECT status, count(*) FROM big GROUP BY status
-- canonical 18 17 16
 WITH big AS (
         SELECT orders.id,
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
           FROM public.orders
          WHERE (orders.amount > (100)::numeric)
        )
 SELECT status,
    count(*) AS count
   FROM big
  GROUP BY status;
-- canonical 15
 WITH big AS (
         SELECT orders.id,
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
           FROM public.orders
          WHERE (orders.amount > (100)::numeric)
        )
 SELECT big.status,
    count(*) AS count
   FROM big
  GROUP BY big.status;
-- structure
--   with big
--     select
--       item id | orders.id
--       item customer_id | orders.customer_id
--       item amount | orders.amount
--       item status | orders.status
--       item placed | orders.placed
--       item at | orders.at
--       item note | orders.note
--       item qty | orders.qty
--       item price | orders.price
--       item flags | orders.flags
--       item doc | orders.doc
--       item raw | orders.raw
--       item length | orders.length
--       item tall | orders.tall
--       table public.orders as orders
--       where | orders.amount
--   select
--     item status | status
--     item count | count(*)
--     table big as big
--     group
--       by | status

-- name: two with aliases
-- original
WITH a(x, y) AS (SELECT id, qty FROM orders), b AS (SELECT x FROM a WHERE y > 1) SELECT * FROM a JOIN b ON a.x = b.x
-- canonical 18 17 16 15
 WITH a(x, y) AS (
         SELECT orders.id,
            orders.qty
           FROM public.orders
        ), b AS (
         SELECT a_1.x
           FROM a a_1
          WHERE (a_1.y > 1)
        )
 SELECT a.x AS c1,
    a.y AS c2,
    b.x AS c3
   FROM (a
     JOIN b ON ((a.x = b.x)));
-- structure
--   with a(x, y)
--     select
--       item id | orders.id
--       item qty | orders.qty
--       table public.orders as orders
--   with b
--     select
--       item x | a_1.x
--       table a as a_1
--       where | a_1.y
--   select
--     item c1 | a.x
--     item c2 | a.y
--     item c3 | b.x
--     join
--       table a as a
--       table b as b
--       on | a.x b.x

-- name: materialized
-- original
WITH a AS MATERIALIZED (SELECT id FROM orders), b AS NOT MATERIALIZED (SELECT id FROM customers) SELECT a.id FROM a, b
-- canonical 18 17 16 15
 WITH a AS MATERIALIZED (
         SELECT orders.id
           FROM public.orders
        ), b AS NOT MATERIALIZED (
         SELECT customers.id
           FROM public.customers
        )
 SELECT a.id
   FROM a,
    b;
-- structure
--   with a
--     select
--       item id | orders.id
--       table public.orders as orders
--   with b
--     select
--       item id | customers.id
--       table public.customers as customers
--   select
--     item id | a.id
--     table a as a
--     table b as b

-- name: recursive
-- original
WITH RECURSIVE t(id, depth) AS (SELECT id, 0 FROM nodes WHERE parent IS NULL UNION ALL SELECT n.id, t.depth + 1 FROM nodes n JOIN t ON n.parent = t.id) SELECT * FROM t
-- canonical 18 17 16
 WITH RECURSIVE t(id, depth) AS (
         SELECT nodes.id,
            0 AS "?column?"
           FROM public.nodes
          WHERE (nodes.parent IS NULL)
        UNION ALL
         SELECT n.id,
            (t_1.depth + 1)
           FROM (public.nodes n
             JOIN t t_1 ON ((n.parent = t_1.id)))
        )
 SELECT id,
    depth
   FROM t;
-- canonical 15
 WITH RECURSIVE t(id, depth) AS (
         SELECT nodes.id,
            0 AS "?column?"
           FROM public.nodes
          WHERE (nodes.parent IS NULL)
        UNION ALL
         SELECT n.id,
            (t_1.depth + 1)
           FROM (public.nodes n
             JOIN t t_1 ON ((n.parent = t_1.id)))
        )
 SELECT t.id,
    t.depth
   FROM t;
-- structure
--   with recursive t(id, depth)
--     union all
--       select
--         item id | nodes.id
--         item "?column?"
--         table public.nodes as nodes
--         where | nodes.parent
--       select
--         item id | n.id
--         item "?column?" | t_1.depth
--         join
--           table public.nodes as n
--           table t as t_1
--           on | n.parent t_1.id
--   select
--     item id | id
--     item depth | depth
--     table t as t

-- name: search
-- original
WITH RECURSIVE t(id, parent) AS (SELECT id, parent FROM nodes UNION ALL SELECT n.id, n.parent FROM nodes n JOIN t ON n.parent = t.id) SEARCH DEPTH FIRST BY id, parent SET ord SELECT id FROM t ORDER BY ord
-- canonical 18 17 16
 WITH RECURSIVE t(id, parent) AS (
         SELECT nodes.id,
            nodes.parent
           FROM public.nodes
        UNION ALL
         SELECT n.id,
            n.parent
           FROM (public.nodes n
             JOIN t t_1 ON ((n.parent = t_1.id)))
        ) SEARCH DEPTH FIRST BY id, parent SET ord
 SELECT id
   FROM t
  ORDER BY ord;
-- canonical 15
 WITH RECURSIVE t(id, parent) AS (
         SELECT nodes.id,
            nodes.parent
           FROM public.nodes
        UNION ALL
         SELECT n.id,
            n.parent
           FROM (public.nodes n
             JOIN t t_1 ON ((n.parent = t_1.id)))
        ) SEARCH DEPTH FIRST BY id, parent SET ord
 SELECT t.id
   FROM t
  ORDER BY t.ord;
-- structure
--   refused: The syntax at "SEARCH" is not supported

-- name: search breadth
-- original
WITH RECURSIVE t(id) AS (SELECT id FROM nodes UNION ALL SELECT n.id FROM nodes n JOIN t ON n.parent = t.id) SEARCH BREADTH FIRST BY id SET ord SELECT id FROM t ORDER BY ord
-- canonical 18 17 16
 WITH RECURSIVE t(id) AS (
         SELECT nodes.id
           FROM public.nodes
        UNION ALL
         SELECT n.id
           FROM (public.nodes n
             JOIN t t_1 ON ((n.parent = t_1.id)))
        ) SEARCH BREADTH FIRST BY id SET ord
 SELECT id
   FROM t
  ORDER BY ord;
-- canonical 15
 WITH RECURSIVE t(id) AS (
         SELECT nodes.id
           FROM public.nodes
        UNION ALL
         SELECT n.id
           FROM (public.nodes n
             JOIN t t_1 ON ((n.parent = t_1.id)))
        ) SEARCH BREADTH FIRST BY id SET ord
 SELECT t.id
   FROM t
  ORDER BY t.ord;
-- structure
--   refused: The syntax at "SEARCH" is not supported

-- name: cycle
-- original
WITH RECURSIVE t(id) AS (SELECT id FROM nodes UNION ALL SELECT n.id FROM nodes n JOIN t ON n.parent = t.id) CYCLE id SET looped TO 'y' DEFAULT 'n' USING path SELECT id, looped FROM t
-- canonical 18 17 16
 WITH RECURSIVE t(id) AS (
         SELECT nodes.id
           FROM public.nodes
        UNION ALL
         SELECT n.id
           FROM (public.nodes n
             JOIN t t_1 ON ((n.parent = t_1.id)))
        ) CYCLE id SET looped TO 'y'::text DEFAULT 'n'::text USING path
 SELECT id,
    looped
   FROM t;
-- canonical 15
 WITH RECURSIVE t(id) AS (
         SELECT nodes.id
           FROM public.nodes
        UNION ALL
         SELECT n.id
           FROM (public.nodes n
             JOIN t t_1 ON ((n.parent = t_1.id)))
        ) CYCLE id SET looped TO 'y'::text DEFAULT 'n'::text USING path
 SELECT t.id,
    t.looped
   FROM t;
-- structure
--   refused: The syntax at "CYCLE" is not supported

-- name: shadowing
-- original
WITH orders AS (SELECT 1 AS id) SELECT id FROM orders UNION ALL SELECT id FROM public.orders
-- canonical 18 17 16 15
 WITH orders AS (
         SELECT 1 AS id
        )
 SELECT orders.id
   FROM orders
UNION ALL
 SELECT orders.id
   FROM public.orders;
-- structure
--   with orders
--     select
--       item id
--   union all
--     select
--       item id | orders.id
--       table orders as orders
--     select
--       item id | orders.id
--       table public.orders as orders

-- name: nested
-- original
WITH a AS (WITH b AS (SELECT id FROM orders) SELECT id FROM b) SELECT id FROM a
-- canonical 18 17 16
 WITH a AS (
         WITH b AS (
                 SELECT orders.id
                   FROM public.orders
                )
         SELECT b.id
           FROM b
        )
 SELECT id
   FROM a;
-- canonical 15
 WITH a AS (
         WITH b AS (
                 SELECT orders.id
                   FROM public.orders
                )
         SELECT b.id
           FROM b
        )
 SELECT a.id
   FROM a;
-- structure
--   with a
--     with b
--       select
--         item id | orders.id
--         table public.orders as orders
--     select
--       item id | b.id
--       table b as b
--   select
--     item id | id
--     table a as a

-- name: quoted
-- original
WITH "A b" ("x y", "select") AS (SELECT id, qty FROM orders) SELECT "x y", q."select" FROM "A b" q
-- canonical 18 17 16
 WITH "A b"("x y", "select") AS (
         SELECT orders.id,
            orders.qty
           FROM public.orders
        )
 SELECT "x y",
    "select"
   FROM "A b" q;
-- canonical 15
 WITH "A b"("x y", "select") AS (
         SELECT orders.id,
            orders.qty
           FROM public.orders
        )
 SELECT q."x y",
    q."select"
   FROM "A b" q;
-- structure
--   with "A b"("x y", "select")
--     select
--       item id | orders.id
--       item qty | orders.qty
--       table public.orders as orders
--   select
--     item "x y" | "x y"
--     item "select" | "select"
--     table "A b" as q

-- name: with over a set operation and order
-- original
WITH a AS (SELECT id FROM orders ORDER BY id LIMIT 3) SELECT id FROM a UNION SELECT id FROM nodes ORDER BY 1
-- canonical 18 17 16 15
 WITH a AS (
         SELECT orders.id
           FROM public.orders
          ORDER BY orders.id
         LIMIT 3
        )
 SELECT a.id
   FROM a
UNION
 SELECT nodes.id
   FROM public.nodes
  ORDER BY 1;
-- structure
--   with a
--     select
--       item id | orders.id
--       table public.orders as orders
--     order | orders.id
--     limit
--   union
--     select
--       item id | a.id
--       table a as a
--     select
--       item id | nodes.id
--       table public.nodes as nodes
--   order

-- name: with values
-- original
WITH v(a, b) AS (VALUES (1, 'x'), (2, 'y')) SELECT v.b, o.id FROM v JOIN orders o ON o.qty = v.a
-- canonical 18 17 16 15
 WITH v(a, b) AS (
         VALUES (1,'x'::text), (2,'y'::text)
        )
 SELECT v.b,
    o.id
   FROM (v
     JOIN public.orders o ON ((o.qty = v.a)));
-- structure
--   with v(a, b)
--     values
--       row
--       row
--   select
--     item b | v.b
--     item id | o.id
--     join
--       table v as v
--       table public.orders as o
--       on | o.qty v.a
