-- name: union
-- original
SELECT id FROM orders UNION SELECT id FROM customers
-- canonical 18 17 16 15
 SELECT orders.id
   FROM public.orders
UNION
 SELECT customers.id
   FROM public.customers;
-- structure
--   union
--     select
--       item id | orders.id
--       table public.orders as orders
--     select
--       item id | customers.id
--       table public.customers as customers

-- name: union all
-- original
SELECT id, status FROM orders UNION ALL SELECT id, name FROM customers UNION ALL SELECT id, label FROM nodes
-- canonical 18 17 16 15
 SELECT orders.id,
    orders.status
   FROM public.orders
UNION ALL
 SELECT customers.id,
    customers.name AS status
   FROM public.customers
UNION ALL
 SELECT nodes.id,
    nodes.label AS status
   FROM public.nodes;
-- structure
--   union all
--     union all
--       select
--         item id | orders.id
--         item status | orders.status
--         table public.orders as orders
--       select
--         item id | customers.id
--         item status | customers.name
--         table public.customers as customers
--     select
--       item id | nodes.id
--       item status | nodes.label
--       table public.nodes as nodes

-- name: intersect and except
-- original
SELECT id FROM orders INTERSECT SELECT id FROM customers EXCEPT ALL SELECT id FROM nodes
-- canonical 18 17 16 15
(
         SELECT orders.id
           FROM public.orders
        INTERSECT
         SELECT customers.id
           FROM public.customers
) EXCEPT ALL
 SELECT nodes.id
   FROM public.nodes;
-- structure
--   except all
--     intersect
--       select
--         item id | orders.id
--         table public.orders as orders
--       select
--         item id | customers.id
--         table public.customers as customers
--     select
--       item id | nodes.id
--       table public.nodes as nodes

-- name: precedence
-- original
SELECT id FROM orders UNION SELECT id FROM customers INTERSECT ALL SELECT id FROM nodes
-- canonical 18 17 16 15
 SELECT orders.id
   FROM public.orders
UNION (
         SELECT customers.id
           FROM public.customers
        INTERSECT ALL
         SELECT nodes.id
           FROM public.nodes
);
-- structure
--   union
--     select
--       item id | orders.id
--       table public.orders as orders
--     intersect all
--       select
--         item id | customers.id
--         table public.customers as customers
--       select
--         item id | nodes.id
--         table public.nodes as nodes

-- name: nested on the right
-- original
SELECT id FROM orders EXCEPT (SELECT id FROM customers UNION SELECT id FROM nodes)
-- canonical 18 17 16 15
 SELECT orders.id
   FROM public.orders
EXCEPT (
         SELECT customers.id
           FROM public.customers
        UNION
         SELECT nodes.id
           FROM public.nodes
);
-- structure
--   except
--     select
--       item id | orders.id
--       table public.orders as orders
--     union
--       select
--         item id | customers.id
--         table public.customers as customers
--       select
--         item id | nodes.id
--         table public.nodes as nodes

-- name: nested on the left
-- original
(SELECT id FROM orders EXCEPT SELECT id FROM customers) UNION ALL (SELECT id FROM nodes INTERSECT SELECT order_id FROM items)
-- canonical 18 17 16 15
(
         SELECT orders.id
           FROM public.orders
        EXCEPT
         SELECT customers.id
           FROM public.customers
) UNION ALL (
         SELECT nodes.id
           FROM public.nodes
        INTERSECT
         SELECT items.order_id AS id
           FROM public.items
);
-- structure
--   union all
--     except
--       select
--         item id | orders.id
--         table public.orders as orders
--       select
--         item id | customers.id
--         table public.customers as customers
--     intersect
--       select
--         item id | nodes.id
--         table public.nodes as nodes
--       select
--         item id | items.order_id
--         table public.items as items

-- name: ordered inside
-- original
(SELECT id FROM orders ORDER BY amount LIMIT 3) UNION ALL (SELECT id FROM customers ORDER BY name DESC OFFSET 1) ORDER BY 1 LIMIT 5
-- canonical 18 17 16 15
( SELECT orders.id
   FROM public.orders
  ORDER BY orders.amount
 LIMIT 3)
UNION ALL
( SELECT customers.id
   FROM public.customers
  ORDER BY customers.name DESC
 OFFSET 1)
  ORDER BY 1
 LIMIT 5;
-- structure
--   union all
--     select
--       item id | orders.id
--       table public.orders as orders
--     order | orders.amount
--     limit
--     select
--       item id | customers.id
--       table public.customers as customers
--     order | customers.name
--     limit
--   order
--   limit

-- name: ordered outside
-- original
SELECT id AS k, status FROM orders UNION SELECT id, name FROM customers ORDER BY k DESC, 2
-- canonical 18 17 16 15
 SELECT orders.id AS k,
    orders.status
   FROM public.orders
UNION
 SELECT customers.id AS k,
    customers.name AS status
   FROM public.customers
  ORDER BY 1 DESC, 2;
-- structure
--   union
--     select
--       item k | orders.id
--       item status | orders.status
--       table public.orders as orders
--     select
--       item k | customers.id
--       item status | customers.name
--       table public.customers as customers
--   order
--   order

-- name: values
-- original
VALUES (1, 'a', NULL), (2, 'b', 3.5)
-- canonical 18 17 16 15
 VALUES (1,'a'::text,NULL::numeric), (2,'b'::text,3.5);
-- structure
--   values
--     row
--     row

-- name: values with order
-- original
VALUES (1), (2 + 3) ORDER BY 1 DESC LIMIT 1
-- canonical 18 17 16
 VALUES (1), ((2 + 3))
  ORDER BY column1 DESC
 LIMIT 1;
-- canonical 15
 VALUES (1), ((2 + 3))
  ORDER BY "*VALUES*".column1 DESC
 LIMIT 1;
-- structure
--   values
--     row
--     row
--   order | column1
--   limit

-- name: values in a union
-- original
SELECT id FROM orders UNION ALL VALUES (1), (2)
-- canonical 18 17 16 15
 SELECT orders.id
   FROM public.orders
UNION ALL
 SELECT "*VALUES*".column1 AS id
   FROM (VALUES (1), (2)) "*VALUES*";
-- structure
--   union all
--     select
--       item id | orders.id
--       table public.orders as orders
--     select
--       item id | "*VALUES*".column1
--       derived as "*VALUES*"
--         values
--           row
--           row

-- name: with inside a branch
-- original
SELECT id FROM orders UNION (WITH x AS (SELECT id FROM nodes) SELECT id FROM x)
-- canonical 18 17 16 15
 SELECT orders.id
   FROM public.orders
UNION
( WITH x AS (
         SELECT nodes.id
           FROM public.nodes
        )
 SELECT x.id
   FROM x);
-- structure
--   union
--     select
--       item id | orders.id
--       table public.orders as orders
--     with x
--       select
--         item id | nodes.id
--         table public.nodes as nodes
--     select
--       item id | x.id
--       table x as x

-- name: groups in branches
-- original
SELECT status, count(*) FROM orders GROUP BY status UNION ALL SELECT region, count(*) FROM customers GROUP BY region HAVING count(*) > 1
-- canonical 18 17 16 15
 SELECT orders.status,
    count(*) AS count
   FROM public.orders
  GROUP BY orders.status
UNION ALL
 SELECT customers.region AS status,
    count(*) AS count
   FROM public.customers
  GROUP BY customers.region
 HAVING (count(*) > 1);
-- structure
--   union all
--     select
--       item status | orders.status
--       item count | count(*)
--       table public.orders as orders
--       group
--         by | orders.status
--     select
--       item status | customers.region
--       item count | count(*)
--       table public.customers as customers
--       group
--         by | customers.region
--       having | count(*)

-- name: locking in a branch
-- original
SELECT x.id FROM ((SELECT id FROM orders) EXCEPT SELECT id FROM nodes) x
-- canonical 18 17 16
 SELECT id
   FROM ( SELECT orders.id
           FROM public.orders
        EXCEPT
         SELECT nodes.id
           FROM public.nodes) x;
-- canonical 15
 SELECT x.id
   FROM ( SELECT orders.id
           FROM public.orders
        EXCEPT
         SELECT nodes.id
           FROM public.nodes) x;
-- structure
--   select
--     item id | id
--     derived as x
--       except
--         select
--           item id | orders.id
--           table public.orders as orders
--         select
--           item id | nodes.id
--           table public.nodes as nodes

-- name: types of the first branch decide
-- original
SELECT 1 AS n UNION SELECT 2.5 UNION ALL SELECT NULL
-- canonical 18 17 16 15
(
         SELECT 1 AS n
        UNION
         SELECT 2.5 AS n
) UNION ALL
 SELECT NULL::numeric AS n;
-- structure
--   union all
--     union
--       select
--         item n
--       select
--         item n
--     select
--       item n

-- name: table
-- original
TABLE orders
-- canonical 18 17 16
 SELECT id,
    customer_id,
    amount,
    status,
    placed,
    at,
    note,
    qty,
    price,
    flags,
    doc,
    raw,
    length,
    tall
   FROM public.orders;
-- canonical 15
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
   FROM public.orders;
-- structure
--   select
--     item id | id
--     item customer_id | customer_id
--     item amount | amount
--     item status | status
--     item placed | placed
--     item at | at
--     item note | note
--     item qty | qty
--     item price | price
--     item flags | flags
--     item doc | doc
--     item raw | raw
--     item length | length
--     item tall | tall
--     table public.orders as orders
