-- name: order by
-- original
SELECT id, amount FROM orders ORDER BY amount DESC, id ASC NULLS FIRST, placed NULLS LAST
-- canonical 18 17 16
 SELECT id,
    amount
   FROM public.orders
  ORDER BY amount DESC, id NULLS FIRST, placed;
-- canonical 15
 SELECT orders.id,
    orders.amount
   FROM public.orders
  ORDER BY orders.amount DESC, orders.id NULLS FIRST, orders.placed;
-- structure
--   select
--     item id | id
--     item amount | amount
--     table public.orders as orders
--   order | amount
--   order | id
--   order | placed

-- name: order by an expression
-- original
SELECT id FROM orders ORDER BY qty * 2 + id, lower(status) COLLATE "C" DESC NULLS LAST, CASE WHEN qty > 1 THEN 0 ELSE 1 END
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  ORDER BY ((qty * 2) + id), (lower(status) COLLATE "C") DESC NULLS LAST,
        CASE
            WHEN (qty > 1) THEN 0
            ELSE 1
        END;
-- canonical 15
 SELECT orders.id
   FROM public.orders
  ORDER BY ((orders.qty * 2) + orders.id), (lower(orders.status) COLLATE "C") DESC NULLS LAST,
        CASE
            WHEN (orders.qty > 1) THEN 0
            ELSE 1
        END;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   order | qty id
--   order | status | lower(status)
--   order | qty

-- name: order by position and name
-- original
SELECT id AS k, amount FROM orders ORDER BY 2, k
-- canonical 18 17 16
 SELECT id AS k,
    amount
   FROM public.orders
  ORDER BY amount, id;
-- canonical 15
 SELECT orders.id AS k,
    orders.amount
   FROM public.orders
  ORDER BY orders.amount, orders.id;
-- structure
--   select
--     item k | id
--     item amount | amount
--     table public.orders as orders
--   order | amount
--   order | id

-- name: order by using
-- original
SELECT note FROM orders ORDER BY note USING ~>~, status USING >
-- canonical 18 17 16
 SELECT note
   FROM public.orders
  ORDER BY note USING ~>~ NULLS FIRST, status DESC;
-- canonical 15
 SELECT orders.note
   FROM public.orders
  ORDER BY orders.note USING ~>~ NULLS FIRST, orders.status DESC;
-- structure
--   select
--     item note | note
--     table public.orders as orders
--   order | note
--   order | status

-- name: limit
-- original
SELECT id FROM orders ORDER BY id LIMIT 10
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  ORDER BY id
 LIMIT 10;
-- canonical 15
 SELECT orders.id
   FROM public.orders
  ORDER BY orders.id
 LIMIT 10;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   order | id
--   limit

-- name: limit and offset
-- original
SELECT id FROM orders ORDER BY id LIMIT 10 OFFSET 5 * 2
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  ORDER BY id
 OFFSET (5 * 2)
 LIMIT 10;
-- canonical 15
 SELECT orders.id
   FROM public.orders
  ORDER BY orders.id
 OFFSET (5 * 2)
 LIMIT 10;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   order | id
--   limit
--   limit

-- name: offset only
-- original
SELECT id FROM orders OFFSET 3
-- canonical 18 17 16
 SELECT id
   FROM public.orders
 OFFSET 3;
-- canonical 15
 SELECT orders.id
   FROM public.orders
 OFFSET 3;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   limit

-- name: limit all
-- original
SELECT id FROM orders LIMIT ALL
-- canonical 18 17 16
 SELECT id
   FROM public.orders
 LIMIT ALL;
-- canonical 15
 SELECT orders.id
   FROM public.orders
 LIMIT ALL;
-- structure
--   select
--     item id | id
--     table public.orders as orders

-- name: fetch
-- original
SELECT id FROM orders ORDER BY id OFFSET 2 ROWS FETCH FIRST 5 ROWS ONLY
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  ORDER BY id
 OFFSET 2
 LIMIT 5;
-- canonical 15
 SELECT orders.id
   FROM public.orders
  ORDER BY orders.id
 OFFSET 2
 LIMIT 5;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   order | id
--   limit
--   limit

-- name: fetch with ties
-- original
SELECT id FROM orders ORDER BY qty FETCH FIRST 5 ROWS WITH TIES
-- canonical 18
 SELECT id
   FROM public.orders
  ORDER BY qty
 FETCH FIRST (5) ROWS WITH TIES;
-- canonical 17 16
 SELECT id
   FROM public.orders
  ORDER BY qty
 FETCH FIRST 5 ROWS WITH TIES;
-- canonical 15
 SELECT orders.id
   FROM public.orders
  ORDER BY orders.qty
 FETCH FIRST 5 ROWS WITH TIES;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   order | qty
--   limit

-- name: fetch an expression with ties
-- original
SELECT id FROM orders ORDER BY qty FETCH FIRST (2 + 3) ROWS WITH TIES
-- canonical 18
 SELECT id
   FROM public.orders
  ORDER BY qty
 FETCH FIRST ((2 + 3)) ROWS WITH TIES;
-- canonical 17 16
 SELECT id
   FROM public.orders
  ORDER BY qty
 FETCH FIRST (2 + 3) ROWS WITH TIES;
-- canonical 15
 SELECT orders.id
   FROM public.orders
  ORDER BY orders.qty
 FETCH FIRST (2 + 3) ROWS WITH TIES;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   order | qty
--   limit

-- name: for update
-- original
SELECT id FROM orders FOR UPDATE
-- canonical 18 17 16
 SELECT id
   FROM public.orders
 FOR UPDATE OF orders;
-- canonical 15
 SELECT orders.id
   FROM public.orders
 FOR UPDATE OF orders;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   for

-- name: for several
-- original
SELECT o.id FROM orders o, customers c FOR UPDATE OF o NOWAIT FOR NO KEY UPDATE OF c SKIP LOCKED
-- canonical 18 17 16 15
 SELECT o.id
   FROM public.orders o,
    public.customers c
 FOR UPDATE OF o NOWAIT
 FOR NO KEY UPDATE OF c SKIP LOCKED;
-- structure
--   select
--     item id | o.id
--     table public.orders as o
--     table public.customers as c
--   for

-- name: for share
-- original
SELECT id FROM orders ORDER BY id LIMIT 1 FOR KEY SHARE
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  ORDER BY id
 LIMIT 1
 FOR KEY SHARE OF orders;
-- canonical 15
 SELECT orders.id
   FROM public.orders
  ORDER BY orders.id
 LIMIT 1
 FOR KEY SHARE OF orders;
-- structure
--   select
--     item id | id
--     table public.orders as orders
--   order | id
--   limit
--   for
