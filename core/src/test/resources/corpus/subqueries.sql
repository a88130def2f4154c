-- name: scalar
-- original
SELECT o.id, (SELECT max(amount) FROM orders) AS top FROM orders o
-- canonical 18 17 16
 SELECT id,
    ( SELECT max(orders.amount) AS max
           FROM public.orders) AS top
   FROM public.orders o;
-- canonical 15
 SELECT o.id,
    ( SELECT max(orders.amount) AS max
           FROM public.orders) AS top
   FROM public.orders o;
-- structure
--   select
--     item id | id
--     item top
--       scalar
--         select
--           item max | orders.amount | max(orders.amount)
--           table public.orders as orders
--     table public.orders as o

-- name: correlated scalar
-- original
SELECT c.id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c
-- canonical 18 17 16
 SELECT id,
    ( SELECT count(*) AS count
           FROM public.orders o
          WHERE (o.customer_id = c.id)) AS n
   FROM public.customers c;
-- canonical 15
 SELECT c.id,
    ( SELECT count(*) AS count
           FROM public.orders o
          WHERE (o.customer_id = c.id)) AS n
   FROM public.customers c;
-- structure
--   select
--     item id | id
--     item n
--       scalar
--         select
--           item count | count(*)
--           table public.orders as o
--           where | o.customer_id c.id
--     table public.customers as c

-- name: scalar in an expression
-- original
SELECT id FROM orders WHERE amount > (SELECT avg(amount) * 2 FROM orders) + 1
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE (amount > (( SELECT (avg(orders_1.amount) * (2)::numeric)
           FROM public.orders orders_1) + (1)::numeric));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE (orders.amount > (( SELECT (avg(orders_1.amount) * (2)::numeric)
           FROM public.orders orders_1) + (1)::numeric));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | amount
--       scalar
--         select
--           item "?column?" | orders_1.amount | avg(orders_1.amount)
--           table public.orders as orders_1

-- name: exists
-- original
SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
-- canonical 18 17 16
 SELECT id
   FROM public.customers c
  WHERE (EXISTS ( SELECT 1
           FROM public.orders o
          WHERE (o.customer_id = c.id)));
-- canonical 15
 SELECT c.id
   FROM public.customers c
  WHERE (EXISTS ( SELECT 1
           FROM public.orders o
          WHERE (o.customer_id = c.id)));
-- structure
--   select
--     item id | id
--     table public.customers as c
--     where
--       exists
--         select
--           item "?column?"
--           table public.orders as o
--           where | o.customer_id c.id

-- name: not exists
-- original
SELECT id FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND o.qty > 3)
-- canonical 18 17 16
 SELECT id
   FROM public.customers c
  WHERE (NOT (EXISTS ( SELECT
           FROM public.orders o
          WHERE ((o.customer_id = c.id) AND (o.qty > 3)))));
-- canonical 15
 SELECT c.id
   FROM public.customers c
  WHERE (NOT (EXISTS ( SELECT
           FROM public.orders o
          WHERE ((o.customer_id = c.id) AND (o.qty > 3)))));
-- structure
--   select
--     item id | id
--     table public.customers as c
--     where
--       exists
--         select
--           table public.orders as o
--           where | o.customer_id c.id o.qty

-- name: in
-- original
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders)
-- canonical 18 17 16
 SELECT id
   FROM public.customers
  WHERE (id IN ( SELECT orders.customer_id
           FROM public.orders));
-- canonical 15
 SELECT customers.id
   FROM public.customers
  WHERE (customers.id IN ( SELECT orders.customer_id
           FROM public.orders));
-- structure
--   select
--     item id | id
--     table public.customers as customers
--     where | id
--       in
--         select
--           item customer_id | orders.customer_id
--           table public.orders as orders

-- name: not in
-- original
SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)
-- canonical 18 17 16
 SELECT id
   FROM public.customers
  WHERE (NOT (id IN ( SELECT orders.customer_id
           FROM public.orders
          WHERE (orders.customer_id IS NOT NULL))));
-- canonical 15
 SELECT customers.id
   FROM public.customers
  WHERE (NOT (customers.id IN ( SELECT orders.customer_id
           FROM public.orders
          WHERE (orders.customer_id IS NOT NULL))));
-- structure
--   select
--     item id | id
--     table public.customers as customers
--     where | id
--       in
--         select
--           item customer_id | orders.customer_id
--           table public.orders as orders
--           where | orders.customer_id

-- name: any and all
-- original
SELECT id FROM orders WHERE amount > ANY (SELECT total FROM sales.orders) AND amount >= ALL (SELECT total FROM sales.orders) AND qty = SOME (SELECT id FROM nodes)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((amount > ANY ( SELECT orders_1.total
           FROM sales.orders orders_1)) AND (amount >= ALL ( SELECT orders_1.total
           FROM sales.orders orders_1)) AND (qty IN ( SELECT nodes.id
           FROM public.nodes)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.amount > ANY ( SELECT orders_1.total
           FROM sales.orders orders_1)) AND (orders.amount >= ALL ( SELECT orders_1.total
           FROM sales.orders orders_1)) AND (orders.qty IN ( SELECT nodes.id
           FROM public.nodes)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | amount amount qty
--       any
--         select
--           item total | orders_1.total
--           table sales.orders as orders_1
--       all
--         select
--           item total | orders_1.total
--           table sales.orders as orders_1
--       in
--         select
--           item id | nodes.id
--           table public.nodes as nodes

-- name: row in
-- original
SELECT id FROM orders WHERE (id, customer_id) IN (SELECT id, customer_id FROM sales.orders)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((id, customer_id) IN ( SELECT orders_1.id,
            orders_1.customer_id
           FROM sales.orders orders_1));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.id, orders.customer_id) IN ( SELECT orders_1.id,
            orders_1.customer_id
           FROM sales.orders orders_1));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | id customer_id
--       in
--         select
--           item id | orders_1.id
--           item customer_id | orders_1.customer_id
--           table sales.orders as orders_1

-- name: row equals a query
-- original
SELECT id FROM orders WHERE (id, customer_id) = (SELECT id, customer_id FROM sales.orders LIMIT 1)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((id, customer_id) = ( SELECT orders_1.id,
            orders_1.customer_id
           FROM sales.orders orders_1
         LIMIT 1));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.id, orders.customer_id) = ( SELECT orders_1.id,
            orders_1.customer_id
           FROM sales.orders orders_1
         LIMIT 1));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | id customer_id
--       scalar
--         select
--           item id | orders_1.id
--           item customer_id | orders_1.customer_id
--           table sales.orders as orders_1
--         limit

-- name: row all
-- original
SELECT id FROM orders WHERE (id, customer_id) <> ALL (SELECT id, customer_id FROM sales.orders)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((id, customer_id) <> ALL ( SELECT orders_1.id,
            orders_1.customer_id
           FROM sales.orders orders_1));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.id, orders.customer_id) <> ALL ( SELECT orders_1.id,
            orders_1.customer_id
           FROM sales.orders orders_1));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | id customer_id
--       all
--         select
--           item id | orders_1.id
--           item customer_id | orders_1.customer_id
--           table sales.orders as orders_1

-- name: array
-- original
SELECT c.id, ARRAY(SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.id) AS ids FROM customers c
-- canonical 18 17 16
 SELECT id,
    ARRAY( SELECT o.id
           FROM public.orders o
          WHERE (o.customer_id = c.id)
          ORDER BY o.id) AS ids
   FROM public.customers c;
-- canonical 15
 SELECT c.id,
    ARRAY( SELECT o.id
           FROM public.orders o
          WHERE (o.customer_id = c.id)
          ORDER BY o.id) AS ids
   FROM public.customers c;
-- structure
--   select
--     item id | id
--     item ids
--       array
--         select
--           item id | o.id
--           table public.orders as o
--           where | o.customer_id c.id
--         order | o.id
--     table public.customers as c

-- name: nested three deep
-- original
SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.id IN (SELECT order_id FROM items i WHERE i.qty > (SELECT avg(qty) FROM items j WHERE j.product = i.product)))
-- canonical 18 17 16
 SELECT id
   FROM public.customers c
  WHERE (EXISTS ( SELECT 1
           FROM public.orders o
          WHERE ((o.customer_id = c.id) AND (o.id IN ( SELECT i.order_id
                   FROM public.items i
                  WHERE ((i.qty)::numeric > ( SELECT avg(j.qty) AS avg
                           FROM public.items j
                          WHERE (j.product = i.product))))))));
-- canonical 15
 SELECT c.id
   FROM public.customers c
  WHERE (EXISTS ( SELECT 1
           FROM public.orders o
          WHERE ((o.customer_id = c.id) AND (o.id IN ( SELECT i.order_id
                   FROM public.items i
                  WHERE ((i.qty)::numeric > ( SELECT avg(j.qty) AS avg
                           FROM public.items j
                          WHERE (j.product = i.product))))))));
-- structure
--   select
--     item id | id
--     table public.customers as c
--     where
--       exists
--         select
--           item "?column?"
--           table public.orders as o
--           where | o.customer_id c.id o.id
--             in
--               select
--                 item order_id | i.order_id
--                 table public.items as i
--                 where | i.qty
--                   scalar
--                     select
--                       item avg | j.qty | avg(j.qty)
--                       table public.items as j
--                       where | j.product i.product

-- name: in the target list with case
-- original
SELECT CASE WHEN EXISTS (SELECT 1 FROM nodes) THEN (SELECT count(*) FROM nodes) ELSE 0 END AS n FROM orders
-- canonical 18 17 16 15
 SELECT
        CASE
            WHEN (EXISTS ( SELECT 1
               FROM public.nodes)) THEN ( SELECT count(*) AS count
               FROM public.nodes)
            ELSE (0)::bigint
        END AS n
   FROM public.orders;
-- structure
--   select
--     item n
--       exists
--         select
--           item "?column?"
--           table public.nodes as nodes
--       scalar
--         select
--           item count | count(*)
--           table public.nodes as nodes
--     table public.orders as orders

-- name: a union in a subquery
-- original
SELECT id FROM orders WHERE customer_id IN (SELECT id FROM customers UNION SELECT id FROM nodes)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE (customer_id IN ( SELECT customers.id
           FROM public.customers
        UNION
         SELECT nodes.id
           FROM public.nodes));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE (orders.customer_id IN ( SELECT customers.id
           FROM public.customers
        UNION
         SELECT nodes.id
           FROM public.nodes));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | customer_id
--       in
--         union
--           select
--             item id | customers.id
--             table public.customers as customers
--           select
--             item id | nodes.id
--             table public.nodes as nodes

-- name: with in a subquery
-- original
SELECT id FROM orders WHERE qty > (WITH q AS (SELECT avg(qty) AS a FROM orders) SELECT a FROM q)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((qty)::numeric > ( WITH q AS (
                 SELECT avg(orders_1.qty) AS a
                   FROM public.orders orders_1
                )
         SELECT q.a
           FROM q));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.qty)::numeric > ( WITH q AS (
                 SELECT avg(orders_1.qty) AS a
                   FROM public.orders orders_1
                )
         SELECT q.a
           FROM q));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | qty
--       scalar
--         with q
--           select
--             item a | orders_1.qty | avg(orders_1.qty)
--             table public.orders as orders_1
--         select
--           item a | q.a
--           table q as q

-- name: values in a subquery
-- original
SELECT id FROM orders WHERE qty IN (VALUES (1), (2), (3))
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE (qty IN ( VALUES (1), (2), (3)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE (orders.qty IN ( VALUES (1), (2), (3)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | qty
--       in
--         values
--           row
--           row
--           row

-- name: in having and group by
-- original
SELECT status, count(*) FROM orders GROUP BY status HAVING count(*) > (SELECT count(*) FROM nodes)
-- canonical 18 17 16
 SELECT status,
    count(*) AS count
   FROM public.orders
  GROUP BY status
 HAVING (count(*) > ( SELECT count(*) AS count
           FROM public.nodes));
-- canonical 15
 SELECT orders.status,
    count(*) AS count
   FROM public.orders
  GROUP BY orders.status
 HAVING (count(*) > ( SELECT count(*) AS count
           FROM public.nodes));
-- structure
--   select
--     item status | status
--     item count | count(*)
--     table public.orders as orders
--     group
--       by | status
--     having | count(*)
--       scalar
--         select
--           item count | count(*)
--           table public.nodes as nodes

-- name: in order by and limit
-- original
SELECT id FROM orders ORDER BY (SELECT 1), id LIMIT (SELECT 5)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  ORDER BY ( SELECT 1), id
 LIMIT ( SELECT 5);
-- canonical 15
 SELECT orders.id
   FROM public.orders
  ORDER BY ( SELECT 1), orders.id
 LIMIT ( SELECT 5);
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   order
--     scalar
--       select
--         item "?column?"
--   order | id
--   limit
--     scalar
--       select
--         item "?column?"

-- name: outer names shadow
-- original
SELECT id FROM nodes WHERE EXISTS (SELECT 1 FROM nodes n2 WHERE n2.parent = nodes.id)
-- canonical 18 17 16
 SELECT id
   FROM public.nodes
  WHERE (EXISTS ( SELECT 1
           FROM public.nodes n2
          WHERE (n2.parent = nodes.id)));
-- canonical 15
 SELECT nodes.id
   FROM public.nodes
  WHERE (EXISTS ( SELECT 1
           FROM public.nodes n2
          WHERE (n2.parent = nodes.id)));
-- structure
--   select
--     item id | id
--     table public.nodes as nodes
--     where
--       exists
--         select
--           item "?column?"
--           table public.nodes as n2
--           where | n2.parent nodes.id

-- name: like any
-- original
SELECT id FROM orders WHERE status LIKE ANY (ARRAY['a%', 'b%']) AND note NOT ILIKE ALL (ARRAY['x', 'y']) AND status ~ ANY (SELECT label FROM nodes)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((status ~~ ANY (ARRAY['a%'::text, 'b%'::text])) AND (note !~~* ALL (ARRAY['x'::text, 'y'::text])) AND (status ~ ANY ( SELECT nodes.label
           FROM public.nodes)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.status ~~ ANY (ARRAY['a%'::text, 'b%'::text])) AND (orders.note !~~* ALL (ARRAY['x'::text, 'y'::text])) AND (orders.status ~ ANY ( SELECT nodes.label
           FROM public.nodes)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | status note status
--       any
--         select
--           item label | nodes.label
--           table public.nodes as nodes
