-- name: count
-- original
SELECT count(*) FROM orders
-- canonical 18 17 16 15
 SELECT count(*) AS count
   FROM public.orders;
-- structure
--   select
--     item count | count(*)
--     table public.orders as orders

-- name: every simple aggregate
-- original
SELECT status, count(*), count(note), sum(amount), avg(amount), min(placed), max(placed) FROM orders GROUP BY status
-- canonical 18 17 16
 SELECT status AS c1,
    count(*) AS c2,
    count(note) AS c3,
    sum(amount) AS c4,
    avg(amount) AS c5,
    min(placed) AS c6,
    max(placed) AS c7
   FROM public.orders
  GROUP BY status;
-- canonical 15
 SELECT orders.status AS c1,
    count(*) AS c2,
    count(orders.note) AS c3,
    sum(orders.amount) AS c4,
    avg(orders.amount) AS c5,
    min(orders.placed) AS c6,
    max(orders.placed) AS c7
   FROM public.orders
  GROUP BY orders.status;
-- structure
--   select
--     item c1 | status
--     item c2 | count(*)
--     item c3 | note | count(note)
--     item c4 | amount | sum(amount)
--     item c5 | amount | avg(amount)
--     item c6 | placed | min(placed)
--     item c7 | placed | max(placed)
--     table public.orders as orders
--     group
--       by | status

-- name: grouped by an expression
-- original
SELECT date_trunc('month', at) AS m, qty + 1 AS q, sum(amount) FROM orders GROUP BY date_trunc('month', at), qty + 1
-- canonical 18 17 16
 SELECT date_trunc('month'::text, at) AS m,
    (qty + 1) AS q,
    sum(amount) AS sum
   FROM public.orders
  GROUP BY (date_trunc('month'::text, at)), (qty + 1);
-- canonical 15
 SELECT date_trunc('month'::text, orders.at) AS m,
    (orders.qty + 1) AS q,
    sum(orders.amount) AS sum
   FROM public.orders
  GROUP BY (date_trunc('month'::text, orders.at)), (orders.qty + 1);
-- structure
--   select
--     item m | at | date_trunc('month'::text; at)
--     item q | qty
--     item sum | amount | sum(amount)
--     table public.orders as orders
--     group
--       by | at | date_trunc('month'::text; at)
--       by | qty

-- name: grouped by a cast and a case
-- original
SELECT at::date AS d, CASE WHEN qty > 1 THEN 'a' ELSE 'b' END AS c, count(*) FROM orders GROUP BY at::date, CASE WHEN qty > 1 THEN 'a' ELSE 'b' END
-- canonical 18 17 16
 SELECT (at)::date AS d,
        CASE
            WHEN (qty > 1) THEN 'a'::text
            ELSE 'b'::text
        END AS c,
    count(*) AS count
   FROM public.orders
  GROUP BY ((at)::date),
        CASE
            WHEN (qty > 1) THEN 'a'::text
            ELSE 'b'::text
        END;
-- canonical 15
 SELECT (orders.at)::date AS d,
        CASE
            WHEN (orders.qty > 1) THEN 'a'::text
            ELSE 'b'::text
        END AS c,
    count(*) AS count
   FROM public.orders
  GROUP BY ((orders.at)::date),
        CASE
            WHEN (orders.qty > 1) THEN 'a'::text
            ELSE 'b'::text
        END;
-- structure
--   select
--     item d | at
--     item c | qty
--     item count | count(*)
--     table public.orders as orders
--     group
--       by | at
--       by | qty

-- name: grouped by position
-- original
SELECT upper(status), count(*) FROM orders GROUP BY 1 ORDER BY 2 DESC
-- canonical 18 17 16
 SELECT upper(status) AS upper,
    count(*) AS count
   FROM public.orders
  GROUP BY (upper(status))
  ORDER BY (count(*)) DESC;
-- canonical 15
 SELECT upper(orders.status) AS upper,
    count(*) AS count
   FROM public.orders
  GROUP BY (upper(orders.status))
  ORDER BY (count(*)) DESC;
-- structure
--   select
--     item upper | status | upper(status)
--     item count | count(*)
--     table public.orders as orders
--     group
--       by | status | upper(status)
--   order | count(*)

-- name: grouped by a column of many
-- original
SELECT c.id, c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id
-- canonical 18 17 16 15
 SELECT c.id,
    c.name,
    count(o.id) AS count
   FROM (public.customers c
     LEFT JOIN public.orders o ON ((o.customer_id = c.id)))
  GROUP BY c.id;
-- structure
--   select
--     item id | c.id
--     item name | c.name
--     item count | o.id | count(o.id)
--     left join
--       table public.customers as c
--       table public.orders as o
--       on | o.customer_id c.id
--     group
--       by | c.id

-- name: grouped by a constant
-- original
SELECT 'x' AS x, count(*) FROM orders GROUP BY 'x'::text
-- canonical 18 17 16 15
 SELECT 'x'::text AS x,
    count(*) AS count
   FROM public.orders
  GROUP BY 'x'::text;
-- structure
--   select
--     item x
--     item count | count(*)
--     table public.orders as orders
--     group
--       by

-- name: having
-- original
SELECT status, sum(amount) FROM orders GROUP BY status HAVING sum(amount) > 100 AND count(*) > 2
-- canonical 18 17 16
 SELECT status,
    sum(amount) AS sum
   FROM public.orders
  GROUP BY status
 HAVING ((sum(amount) > (100)::numeric) AND (count(*) > 2));
-- canonical 15
 SELECT orders.status,
    sum(orders.amount) AS sum
   FROM public.orders
  GROUP BY orders.status
 HAVING ((sum(orders.amount) > (100)::numeric) AND (count(*) > 2));
-- structure
--   select
--     item status | status
--     item sum | amount | sum(amount)
--     table public.orders as orders
--     group
--       by | status
--     having | amount | sum(amount), count(*)

-- name: having without group by
-- original
SELECT sum(amount) FROM orders HAVING count(*) > 0
-- canonical 18 17 16
 SELECT sum(amount) AS sum
   FROM public.orders
 HAVING (count(*) > 0);
-- canonical 15
 SELECT sum(orders.amount) AS sum
   FROM public.orders
 HAVING (count(*) > 0);
-- structure
--   select
--     item sum | amount | sum(amount)
--     table public.orders as orders
--     having | count(*)

-- name: expressions over aggregates
-- original
SELECT status, sum(amount) / count(*) AS mean, round(avg(price)::numeric, 2), COALESCE(max(qty), 0) + 1, upper(status) || count(*) FROM orders GROUP BY status
-- canonical 18 17 16
 SELECT status AS c1,
    (sum(amount) / (count(*))::numeric) AS c2,
    round((avg(price))::numeric, 2) AS c3,
    (COALESCE(max(qty), 0) + 1) AS c4,
    (upper(status) || count(*)) AS c5
   FROM public.orders
  GROUP BY status;
-- canonical 15
 SELECT orders.status AS c1,
    (sum(orders.amount) / (count(*))::numeric) AS c2,
    round((avg(orders.price))::numeric, 2) AS c3,
    (COALESCE(max(orders.qty), 0) + 1) AS c4,
    (upper(orders.status) || count(*)) AS c5
   FROM public.orders
  GROUP BY orders.status;
-- structure
--   select
--     item c1 | status
--     item c2 | amount | sum(amount), count(*)
--     item c3 | price | round((avg(price))::numeric; 2), avg(price)
--     item c4 | qty | COALESCE(max(qty); 0), max(qty)
--     item c5 | status | upper(status), count(*)
--     table public.orders as orders
--     group
--       by | status

-- name: distinct aggregates
-- original
SELECT count(DISTINCT status), sum(DISTINCT qty), string_agg(DISTINCT status, ',' ORDER BY status), count(DISTINCT (id, qty)) FROM orders
-- canonical 18 17 16
 SELECT count(DISTINCT status) AS c1,
    sum(DISTINCT qty) AS c2,
    string_agg(DISTINCT status, ','::text ORDER BY status) AS c3,
    count(DISTINCT ROW(id, qty)) AS c4
   FROM public.orders;
-- canonical 15
 SELECT count(DISTINCT orders.status) AS c1,
    sum(DISTINCT orders.qty) AS c2,
    string_agg(DISTINCT orders.status, ','::text ORDER BY orders.status) AS c3,
    count(DISTINCT ROW(orders.id, orders.qty)) AS c4
   FROM public.orders;
-- structure
--   select
--     item c1 | status | count(distinct status)
--     item c2 | qty | sum(distinct qty)
--     item c3 | status status | string_agg(distinct status; ','::text ordered)
--     item c4 | id qty | count(distinct ROW(id, qty))
--     table public.orders as orders

-- name: ordered aggregates
-- original
SELECT string_agg(note, ', ' ORDER BY id DESC NULLS LAST), array_agg(id ORDER BY qty, id), json_agg(status ORDER BY status COLLATE "C" USING ~>~), jsonb_object_agg(id, status) FROM orders
-- canonical 18 17 16
 SELECT string_agg(note, ', '::text ORDER BY id DESC NULLS LAST) AS string_agg,
    array_agg(id ORDER BY qty, id) AS array_agg,
    json_agg(status ORDER BY (status COLLATE "C") USING ~>~ NULLS FIRST) AS json_agg,
    jsonb_object_agg(id, status) AS jsonb_object_agg
   FROM public.orders;
-- canonical 15
 SELECT string_agg(orders.note, ', '::text ORDER BY orders.id DESC NULLS LAST) AS string_agg,
    array_agg(orders.id ORDER BY orders.qty, orders.id) AS array_agg,
    json_agg(orders.status ORDER BY (orders.status COLLATE "C") USING ~>~ NULLS FIRST) AS json_agg,
    jsonb_object_agg(orders.id, orders.status) AS jsonb_object_agg
   FROM public.orders;
-- structure
--   select
--     item string_agg | note id | string_agg(note; ', '::text ordered)
--     item array_agg | id qty id | array_agg(id ordered)
--     item json_agg | status status | json_agg(status ordered)
--     item jsonb_object_agg | id status | jsonb_object_agg(id; status)
--     table public.orders as orders

-- name: filtered aggregates
-- original
SELECT count(*) FILTER (WHERE qty > 1), sum(amount) FILTER (WHERE status IN ('a', 'b') AND note IS NOT NULL) FROM orders
-- canonical 18 17 16
 SELECT count(*) FILTER (WHERE (qty > 1)) AS count,
    sum(amount) FILTER (WHERE ((status = ANY (ARRAY['a'::text, 'b'::text])) AND (note IS NOT NULL))) AS sum
   FROM public.orders;
-- canonical 15
 SELECT count(*) FILTER (WHERE (orders.qty > 1)) AS count,
    sum(orders.amount) FILTER (WHERE ((orders.status = ANY (ARRAY['a'::text, 'b'::text])) AND (orders.note IS NOT NULL))) AS sum
   FROM public.orders;
-- structure
--   select
--     item count | qty | count(*) filter (qty > 1)
--     item sum | amount status note | sum(amount) filter ((status = ANY (ARRAY['a'::text, 'b'::text])) AND (note IS NOT NULL))
--     table public.orders as orders

-- name: ordered sets
-- original
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount), mode() WITHIN GROUP (ORDER BY status DESC) FILTER (WHERE qty > 0), rank(3) WITHIN GROUP (ORDER BY qty), percentile_disc(ARRAY[0.1, 0.9]) WITHIN GROUP (ORDER BY qty) FROM orders
-- canonical 18 17 16
 SELECT percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY ((amount)::double precision)) AS percentile_cont,
    mode() WITHIN GROUP (ORDER BY status DESC) FILTER (WHERE (qty > 0)) AS mode,
    rank(3) WITHIN GROUP (ORDER BY qty) AS rank,
    percentile_disc((ARRAY[0.1, 0.9])::double precision[]) WITHIN GROUP (ORDER BY qty) AS percentile_disc
   FROM public.orders;
-- canonical 15
 SELECT percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY ((orders.amount)::double precision)) AS percentile_cont,
    mode() WITHIN GROUP (ORDER BY orders.status DESC) FILTER (WHERE (orders.qty > 0)) AS mode,
    rank(3) WITHIN GROUP (ORDER BY orders.qty) AS rank,
    percentile_disc((ARRAY[0.1, 0.9])::double precision[]) WITHIN GROUP (ORDER BY orders.qty) AS percentile_disc
   FROM public.orders;
-- structure
--   select
--     item percentile_cont | amount | percentile_cont((0.5)::double precision)
--     item mode | status qty | mode() filter (qty > 0)
--     item rank | qty | rank(3)
--     item percentile_disc | qty | percentile_disc((ARRAY[0.1, 0.9])::double precision[])
--     table public.orders as orders

-- name: variadic aggregates
-- original
SELECT sales.total(amount), json_arrayagg(id ORDER BY id RETURNING jsonb), json_objectagg(status : qty WITH UNIQUE KEYS) FROM orders
-- canonical 18 17 16
 SELECT sales.total(amount) AS total,
    JSON_ARRAYAGG(id ORDER BY id RETURNING jsonb) AS "json_arrayagg",
    JSON_OBJECTAGG(status : qty WITH UNIQUE KEYS RETURNING json) AS "json_objectagg"
   FROM public.orders;
-- structure
--   select
--     item total | amount | sales.total(amount)
--     item "json_arrayagg" | id id | JSON_ARRAYAGG(id ordered)
--     item "json_objectagg" | status qty | JSON_OBJECTAGG(status : qty WITH UNIQUE KEYS RETURNING json)
--     table public.orders as orders

-- name: statistics
-- original
SELECT corr(price, qty), regr_slope(price, qty), stddev_samp(amount), var_pop(price), bool_and(qty > 1), every(qty > 2), bit_or(qty) FROM orders
-- canonical 18 17 16
 SELECT corr(price, (qty)::double precision) AS corr,
    regr_slope(price, (qty)::double precision) AS regr_slope,
    stddev_samp(amount) AS stddev_samp,
    var_pop(price) AS var_pop,
    bool_and((qty > 1)) AS bool_and,
    every((qty > 2)) AS every,
    bit_or(qty) AS bit_or
   FROM public.orders;
-- canonical 15
 SELECT corr(orders.price, (orders.qty)::double precision) AS corr,
    regr_slope(orders.price, (orders.qty)::double precision) AS regr_slope,
    stddev_samp(orders.amount) AS stddev_samp,
    var_pop(orders.price) AS var_pop,
    bool_and((orders.qty > 1)) AS bool_and,
    every((orders.qty > 2)) AS every,
    bit_or(orders.qty) AS bit_or
   FROM public.orders;
-- structure
--   select
--     item corr | price qty | corr(price; (qty)::double precision)
--     item regr_slope | price qty | regr_slope(price; (qty)::double precision)
--     item stddev_samp | amount | stddev_samp(amount)
--     item var_pop | price | var_pop(price)
--     item bool_and | qty | bool_and((qty > 1))
--     item every | qty | every((qty > 2))
--     item bit_or | qty | bit_or(qty)
--     table public.orders as orders

-- name: rollup
-- original
SELECT status, placed, grouping(status, placed), sum(qty) FROM orders GROUP BY ROLLUP (status, placed)
-- canonical 18 17 16
 SELECT status,
    placed,
    GROUPING(status, placed) AS "grouping",
    sum(qty) AS sum
   FROM public.orders
  GROUP BY ROLLUP(status, placed);
-- canonical 15
 SELECT orders.status,
    orders.placed,
    GROUPING(orders.status, orders.placed) AS "grouping",
    sum(orders.qty) AS sum
   FROM public.orders
  GROUP BY ROLLUP(orders.status, orders.placed);
-- structure
--   select
--     item status | status
--     item placed | placed
--     item "grouping" | status placed | GROUPING(status; placed)
--     item sum | qty | sum(qty)
--     table public.orders as orders
--     group
--       sets | status placed

-- name: cube
-- original
SELECT status, placed, qty, count(*) FROM orders GROUP BY CUBE ((status, placed), qty)
-- canonical 18 17 16
 SELECT status,
    placed,
    qty,
    count(*) AS count
   FROM public.orders
  GROUP BY CUBE((status, placed), qty);
-- canonical 15
 SELECT orders.status,
    orders.placed,
    orders.qty,
    count(*) AS count
   FROM public.orders
  GROUP BY CUBE((orders.status, orders.placed), orders.qty);
-- structure
--   select
--     item status | status
--     item placed | placed
--     item qty | qty
--     item count | count(*)
--     table public.orders as orders
--     group
--       sets | status placed qty

-- name: grouping sets
-- original
SELECT status, placed, count(*) FROM orders GROUP BY GROUPING SETS ((status, placed), (status), (), ROLLUP (placed, upper(note)))
-- canonical 18 17 16
 SELECT status,
    placed,
    count(*) AS count
   FROM public.orders
  GROUP BY GROUPING SETS ((status, placed), (status), (), ROLLUP(placed, (upper(note))));
-- canonical 15
 SELECT orders.status,
    orders.placed,
    count(*) AS count
   FROM public.orders
  GROUP BY GROUPING SETS ((orders.status, orders.placed), (orders.status), (), ROLLUP(orders.placed, (upper(orders.note))));
-- structure
--   select
--     item status | status
--     item placed | placed
--     item count | count(*)
--     table public.orders as orders
--     group
--       sets | status placed status placed note | upper(note)

-- name: mixed grouping
-- original
SELECT status, placed, qty, count(*) FROM orders GROUP BY status, ROLLUP (placed), CUBE (qty, (id + 1))
-- canonical 18 17 16
 SELECT status,
    placed,
    qty,
    count(*) AS count
   FROM public.orders
  GROUP BY status, ROLLUP(placed), CUBE(qty, (id + 1));
-- canonical 15
 SELECT orders.status,
    orders.placed,
    orders.qty,
    count(*) AS count
   FROM public.orders
  GROUP BY orders.status, ROLLUP(orders.placed), CUBE(orders.qty, (orders.id + 1));
-- structure
--   select
--     item status | status
--     item placed | placed
--     item qty | qty
--     item count | count(*)
--     table public.orders as orders
--     group
--       by | status
--       sets | placed
--       sets | qty id

-- name: group by distinct
-- original
SELECT status, placed, count(*) FROM orders GROUP BY DISTINCT ROLLUP (status, placed), ROLLUP (status)
-- canonical 18 17 16
 SELECT status,
    placed,
    count(*) AS count
   FROM public.orders
  GROUP BY DISTINCT ROLLUP(status, placed), ROLLUP(status);
-- canonical 15
 SELECT orders.status,
    orders.placed,
    count(*) AS count
   FROM public.orders
  GROUP BY DISTINCT ROLLUP(orders.status, orders.placed), ROLLUP(orders.status);
-- structure
--   select
--     item status | status
--     item placed | placed
--     item count | count(*)
--     table public.orders as orders
--     group distinct
--       sets | status placed
--       sets | status

-- name: the empty grouping set
-- original
SELECT count(*) FROM orders GROUP BY ()
-- canonical 18 17 16 15
 SELECT count(*) AS count
   FROM public.orders
  GROUP BY ();
-- structure
--   select
--     item count | count(*)
--     table public.orders as orders
--     group
--       sets

-- name: distinct
-- original
SELECT DISTINCT status, qty FROM orders
-- canonical 18 17 16
 SELECT DISTINCT status,
    qty
   FROM public.orders;
-- canonical 15
 SELECT DISTINCT orders.status,
    orders.qty
   FROM public.orders;
-- structure
--   select distinct
--     item status | status
--     item qty | qty
--     table public.orders as orders

-- name: distinct on
-- original
SELECT DISTINCT ON (customer_id, upper(status)) customer_id, id, amount FROM orders ORDER BY customer_id, upper(status), amount DESC NULLS FIRST
-- canonical 18 17 16
 SELECT DISTINCT ON (customer_id, (upper(status))) customer_id,
    id,
    amount
   FROM public.orders
  ORDER BY customer_id, (upper(status)), amount DESC;
-- canonical 15
 SELECT DISTINCT ON (orders.customer_id, (upper(orders.status))) orders.customer_id,
    orders.id,
    orders.amount
   FROM public.orders
  ORDER BY orders.customer_id, (upper(orders.status)), orders.amount DESC;
-- structure
--   select distinct
--     on | customer_id status | upper(status)
--     item customer_id | customer_id
--     item id | id
--     item amount | amount
--     table public.orders as orders
--   order | customer_id
--   order | status | upper(status)
--   order | amount

-- name: group by over key words
-- original
SELECT "group", value, count("order"), max("timestamp") FROM words GROUP BY "group", value
-- canonical 18 17 16
 SELECT "group",
    value,
    count("order") AS count,
    max("timestamp") AS max
   FROM public.words
  GROUP BY "group", value;
-- canonical 15
 SELECT words."group",
    words.value,
    count(words."order") AS count,
    max(words."timestamp") AS max
   FROM public.words
  GROUP BY words."group", words.value;
-- structure
--   select
--     item "group" | "group"
--     item value | value
--     item count | "order" | count("order")
--     item max | "timestamp" | max("timestamp")
--     table public.words as words
--     group
--       by | "group"
--       by | value

-- name: nested aggregates over derived tables
-- original
SELECT max(n) FROM (SELECT count(*) AS n FROM orders GROUP BY customer_id) t
-- canonical 18 17 16
 SELECT max(n) AS max
   FROM ( SELECT count(*) AS n
           FROM public.orders
          GROUP BY orders.customer_id) t;
-- canonical 15
 SELECT max(t.n) AS max
   FROM ( SELECT count(*) AS n
           FROM public.orders
          GROUP BY orders.customer_id) t;
-- structure
--   select
--     item max | n | max(n)
--     derived as t
--       select
--         item n | count(*)
--         table public.orders as orders
--         group
--           by | orders.customer_id

-- name: a subquery inside an aggregate
-- original
SELECT sum((SELECT count(*) FROM items i WHERE i.order_id = o.id)) FROM orders o
-- canonical 18 17 16 15
 SELECT sum(( SELECT count(*) AS count
           FROM public.items i
          WHERE (i.order_id = o.id))) AS sum
   FROM public.orders o;
-- structure
--   select
--     item sum | sum(( SELECT count(*) AS count FROM public.items i WHERE (i.order_id = o.id)))
--       scalar
--         select
--           item count | count(*)
--           table public.items as i
--           where | i.order_id o.id
--     table public.orders as o

-- name: any_value and xmlagg
-- original
SELECT any_value(name), xmlagg(xmlelement(name n, name) ORDER BY id) FROM customers GROUP BY region
-- canonical 18 17 16
 SELECT any_value(name) AS any_value,
    xmlagg(XMLELEMENT(NAME n, name) ORDER BY id) AS xmlagg
   FROM public.customers
  GROUP BY region;
-- structure
--   select
--     item any_value | name | any_value(name)
--     item xmlagg | name id | xmlagg(XMLELEMENT(NAME n, name) ordered), XMLELEMENT(NAME n; name)
--     table public.customers as customers
--     group
--       by | region
