-- name: row_number
-- original
SELECT id, row_number() OVER (PARTITION BY status ORDER BY amount DESC) AS n FROM orders
-- canonical 18 17 16
 SELECT id,
    row_number() OVER (PARTITION BY status ORDER BY amount DESC) AS n
   FROM public.orders;
-- canonical 15
 SELECT orders.id,
    row_number() OVER (PARTITION BY orders.status ORDER BY orders.amount DESC) AS n
   FROM public.orders;
-- structure
--   select
--     item id | id
--     item n | status amount | row_number() over
--     table public.orders as orders

-- name: empty over
-- original
SELECT id, count(*) OVER () FROM orders
-- canonical 18 17 16
 SELECT id,
    count(*) OVER () AS count
   FROM public.orders;
-- canonical 15
 SELECT orders.id,
    count(*) OVER () AS count
   FROM public.orders;
-- structure
--   select
--     item id | id
--     item count | count(*) over
--     table public.orders as orders

-- name: named windows
-- original
SELECT id, rank() OVER w, sum(amount) OVER (w ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), lag(qty, 1, 0) OVER w2 FROM orders WINDOW w AS (PARTITION BY status ORDER BY placed), w2 AS (w)
-- canonical 18 17 16
 SELECT id,
    rank() OVER w AS rank,
    sum(amount) OVER (w ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS sum,
    lag(qty, 1, 0) OVER w2 AS lag
   FROM public.orders
  WINDOW w AS (PARTITION BY status ORDER BY placed), w2 AS (w);
-- canonical 15
 SELECT orders.id,
    rank() OVER w AS rank,
    sum(orders.amount) OVER (w ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS sum,
    lag(orders.qty, 1, 0) OVER w2 AS lag
   FROM public.orders
  WINDOW w AS (PARTITION BY orders.status ORDER BY orders.placed), w2 AS (w);
-- structure
--   select
--     item id | id
--     item rank | rank() over
--     item sum | amount | sum(amount) over
--     item lag | qty | lag(qty; 1; 0) over
--     table public.orders as orders

-- name: frames
-- original
SELECT sum(qty) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING), sum(qty) OVER (ORDER BY id RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING), sum(qty) OVER (ORDER BY id GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE TIES), avg(qty) OVER (ORDER BY placed RANGE BETWEEN '1 day' PRECEDING AND '2 days' FOLLOWING EXCLUDE CURRENT ROW), max(qty) OVER (ORDER BY id ROWS 3 PRECEDING EXCLUDE GROUP) FROM orders
-- canonical 18 17 16
 SELECT sum(qty) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS c1,
    sum(qty) OVER (ORDER BY id RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING) AS c2,
    sum(qty) OVER (ORDER BY id GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS c3,
    avg(qty) OVER (ORDER BY placed RANGE BETWEEN '1 day'::interval PRECEDING AND '2 days'::interval FOLLOWING EXCLUDE CURRENT ROW) AS c4,
    max(qty) OVER (ORDER BY id ROWS 3 PRECEDING EXCLUDE GROUP) AS c5
   FROM public.orders;
-- canonical 15
 SELECT sum(orders.qty) OVER (ORDER BY orders.id ROWS UNBOUNDED PRECEDING) AS c1,
    sum(orders.qty) OVER (ORDER BY orders.id RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING) AS c2,
    sum(orders.qty) OVER (ORDER BY orders.id GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS c3,
    avg(orders.qty) OVER (ORDER BY orders.placed RANGE BETWEEN '1 day'::interval PRECEDING AND '2 days'::interval FOLLOWING EXCLUDE CURRENT ROW) AS c4,
    max(orders.qty) OVER (ORDER BY orders.id ROWS 3 PRECEDING EXCLUDE GROUP) AS c5
   FROM public.orders;
-- structure
--   select
--     item c1 | qty id | sum(qty) over
--     item c2 | qty id | sum(qty) over
--     item c3 | qty id | sum(qty) over
--     item c4 | qty placed | avg(qty) over
--     item c5 | qty id | max(qty) over
--     table public.orders as orders

-- name: filtered window
-- original
SELECT count(*) FILTER (WHERE qty > 2) OVER (PARTITION BY upper(status), qty % 2 ORDER BY id NULLS FIRST) FROM orders
-- canonical 18 17 16
 SELECT count(*) FILTER (WHERE (qty > 2)) OVER (PARTITION BY (upper(status)), (qty % 2) ORDER BY id NULLS FIRST) AS count
   FROM public.orders;
-- canonical 15
 SELECT count(*) FILTER (WHERE (orders.qty > 2)) OVER (PARTITION BY (upper(orders.status)), (orders.qty % 2) ORDER BY orders.id NULLS FIRST) AS count
   FROM public.orders;
-- structure
--   select
--     item count | qty status qty id | count(*) filter (qty > 2) over, upper(status)
--     table public.orders as orders

-- name: window over aggregate
-- original
SELECT status, sum(count(*)) OVER (ORDER BY status), rank() OVER (ORDER BY sum(amount) DESC) FROM orders GROUP BY status
-- canonical 18 17 16
 SELECT status,
    sum(count(*)) OVER (ORDER BY status) AS sum,
    rank() OVER (ORDER BY (sum(amount)) DESC) AS rank
   FROM public.orders
  GROUP BY status;
-- canonical 15
 SELECT orders.status,
    sum(count(*)) OVER (ORDER BY orders.status) AS sum,
    rank() OVER (ORDER BY (sum(orders.amount)) DESC) AS rank
   FROM public.orders
  GROUP BY orders.status;
-- structure
--   select
--     item status | status
--     item sum | status | sum(count(*)) over, count(*)
--     item rank | amount | rank() over, sum(amount)
--     table public.orders as orders
--     group
--       by | status

-- name: window with a filter outside
-- original
SELECT * FROM (SELECT id, status, row_number() OVER (PARTITION BY status ORDER BY amount) AS rn FROM orders) t WHERE rn <= 3
-- canonical 18 17 16
 SELECT id,
    status,
    rn
   FROM ( SELECT orders.id,
            orders.status,
            row_number() OVER (PARTITION BY orders.status ORDER BY orders.amount) AS rn
           FROM public.orders) t
  WHERE (rn <= 3);
-- canonical 15
 SELECT t.id,
    t.status,
    t.rn
   FROM ( SELECT orders.id,
            orders.status,
            row_number() OVER (PARTITION BY orders.status ORDER BY orders.amount) AS rn
           FROM public.orders) t
  WHERE (t.rn <= 3);
-- structure
--   select
--     item id | id
--     item status | status
--     item rn | rn
--     derived as t
--       select
--         item id | orders.id
--         item status | orders.status
--         item rn | orders.status orders.amount | row_number() over
--         table public.orders as orders
--     where | rn

-- name: window named by a key word
-- original
SELECT first_value(id) OVER "order", last_value(id) OVER "Window 1" FROM orders WINDOW "order" AS (ORDER BY id), "Window 1" AS (PARTITION BY qty ORDER BY id DESC)
-- canonical 18 17 16
 SELECT first_value(id) OVER "order" AS first_value,
    last_value(id) OVER "Window 1" AS last_value
   FROM public.orders
  WINDOW "order" AS (ORDER BY id), "Window 1" AS (PARTITION BY qty ORDER BY id DESC);
-- canonical 15
 SELECT first_value(orders.id) OVER "order" AS first_value,
    last_value(orders.id) OVER "Window 1" AS last_value
   FROM public.orders
  WINDOW "order" AS (ORDER BY orders.id), "Window 1" AS (PARTITION BY orders.qty ORDER BY orders.id DESC);
-- structure
--   select
--     item first_value | id | first_value(id) over
--     item last_value | id | last_value(id) over
--     table public.orders as orders

-- name: ordinary expressions around windows
-- original
SELECT amount - lag(amount) OVER (PARTITION BY customer_id ORDER BY at) AS step, (ntile(4) OVER (ORDER BY amount))::text || 'q' FROM orders
-- canonical 18 17 16
 SELECT (amount - lag(amount) OVER (PARTITION BY customer_id ORDER BY at)) AS step,
    ((ntile(4) OVER (ORDER BY amount))::text || 'q'::text) AS "?column?"
   FROM public.orders;
-- canonical 15
 SELECT (orders.amount - lag(orders.amount) OVER (PARTITION BY orders.customer_id ORDER BY orders.at)) AS step,
    ((ntile(4) OVER (ORDER BY orders.amount))::text || 'q'::text) AS "?column?"
   FROM public.orders;
-- structure
--   select
--     item step | amount amount customer_id at | lag(amount) over
--     item "?column?" | amount | ntile(4) over
--     table public.orders as orders
