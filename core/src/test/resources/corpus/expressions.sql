-- name: comparison
-- original
SELECT id FROM orders WHERE amount > 10 AND status = 'paid' OR NOT (qty <> 3)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE (((amount > (10)::numeric) AND (status = 'paid'::text)) OR (NOT (qty <> 3)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE (((orders.amount > (10)::numeric) AND (orders.status = 'paid'::text)) OR (NOT (orders.qty <> 3)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | amount status qty

-- name: is tests
-- original
SELECT id FROM orders WHERE status IS NULL AND note IS NOT NULL AND (qty > 1) IS TRUE AND (qty > 1) IS NOT FALSE AND (qty > 2) IS UNKNOWN AND (qty > 2) IS NOT UNKNOWN
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((status IS NULL) AND (note IS NOT NULL) AND ((qty > 1) IS TRUE) AND ((qty > 1) IS NOT FALSE) AND ((qty > 2) IS UNKNOWN) AND ((qty > 2) IS NOT UNKNOWN));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.status IS NULL) AND (orders.note IS NOT NULL) AND ((orders.qty > 1) IS TRUE) AND ((orders.qty > 1) IS NOT FALSE) AND ((orders.qty > 2) IS UNKNOWN) AND ((orders.qty > 2) IS NOT UNKNOWN));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | status note qty qty qty qty

-- name: is distinct from
-- original
SELECT id FROM orders WHERE status IS DISTINCT FROM note AND qty IS NOT DISTINCT FROM 3
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((status IS DISTINCT FROM note) AND (NOT (qty IS DISTINCT FROM 3)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.status IS DISTINCT FROM orders.note) AND (NOT (orders.qty IS DISTINCT FROM 3)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | status note qty

-- name: between
-- original
SELECT id FROM orders WHERE qty BETWEEN 1 AND 5 AND amount NOT BETWEEN 1 AND 2 AND qty BETWEEN SYMMETRIC 5 AND 1
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE (((qty >= 1) AND (qty <= 5)) AND ((amount < (1)::numeric) OR (amount > (2)::numeric)) AND (((qty >= 5) AND (qty <= 1)) OR ((qty >= 1) AND (qty <= 5))));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE (((orders.qty >= 1) AND (orders.qty <= 5)) AND ((orders.amount < (1)::numeric) OR (orders.amount > (2)::numeric)) AND (((orders.qty >= 5) AND (orders.qty <= 1)) OR ((orders.qty >= 1) AND (orders.qty <= 5))));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | qty qty amount amount qty qty qty qty

-- name: in lists
-- original
SELECT id FROM orders WHERE qty IN (1, 2, 3) AND status NOT IN ('a', 'b') AND id IN (qty, 7)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((qty = ANY (ARRAY[1, 2, 3])) AND (status <> ALL (ARRAY['a'::text, 'b'::text])) AND ((id = qty) OR (id = 7)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.qty = ANY (ARRAY[1, 2, 3])) AND (orders.status <> ALL (ARRAY['a'::text, 'b'::text])) AND ((orders.id = orders.qty) OR (orders.id = 7)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | qty status id qty id

-- name: like and friends
-- original
SELECT id FROM orders WHERE status LIKE 'p%' AND status NOT LIKE 'q_' AND note ILIKE '%x%' AND note LIKE 'a!%' ESCAPE '!' AND note SIMILAR TO '(a|b)%' AND note ~ '^x' AND note !~* 'y$'
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((status ~~ 'p%'::text) AND (status !~~ 'q_'::text) AND (note ~~* '%x%'::text) AND (note ~~ like_escape('a!%'::text, '!'::text)) AND (note ~ similar_to_escape('(a|b)%'::text)) AND (note ~ '^x'::text) AND (note !~* 'y$'::text));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.status ~~ 'p%'::text) AND (orders.status !~~ 'q_'::text) AND (orders.note ~~* '%x%'::text) AND (orders.note ~~ like_escape('a!%'::text, '!'::text)) AND (orders.note ~ similar_to_escape('(a|b)%'::text)) AND (orders.note ~ '^x'::text) AND (orders.note !~* 'y$'::text));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | status status note note note note note | like_escape('a!%'::text; '!'::text), similar_to_escape('(a|b)%'::text)

-- name: arrays and any
-- original
SELECT id FROM orders WHERE qty = ANY (ARRAY[1, 2]) AND qty <> ALL ('{3,4}'::int[]) AND qty > ANY (ARRAY[id, 3])
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((qty = ANY (ARRAY[1, 2])) AND (qty <> ALL ('{3,4}'::integer[])) AND (qty > ANY (ARRAY[id, 3])));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.qty = ANY (ARRAY[1, 2])) AND (orders.qty <> ALL ('{3,4}'::integer[])) AND (orders.qty > ANY (ARRAY[orders.id, 3])));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | qty qty qty id

-- name: row comparison
-- original
SELECT id FROM orders WHERE (id, qty) > (1, 2) AND (id, qty) = (3, 4) AND ROW(id, status) IS DISTINCT FROM ROW(1, 'a') AND ROW(id, qty) IS NOT NULL
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((ROW(id, qty) > ROW(1, 2)) AND ((id = 3) AND (qty = 4)) AND ((id IS DISTINCT FROM 1) OR (status IS DISTINCT FROM 'a'::text)) AND (ROW(id, qty) IS NOT NULL));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((ROW(orders.id, orders.qty) > ROW(1, 2)) AND ((orders.id = 3) AND (orders.qty = 4)) AND ((orders.id IS DISTINCT FROM 1) OR (orders.status IS DISTINCT FROM 'a'::text)) AND (ROW(orders.id, orders.qty) IS NOT NULL));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | id qty id qty id status id qty

-- name: row in list
-- original
SELECT id FROM orders WHERE (id, qty) IN ((1, 2), (3, 4))
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE (((id = 1) AND (qty = 2)) OR ((id = 3) AND (qty = 4)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE (((orders.id = 1) AND (orders.qty = 2)) OR ((orders.id = 3) AND (orders.qty = 4)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | id qty id qty

-- name: case
-- original
SELECT CASE WHEN qty > 10 THEN 'many' WHEN qty > 5 THEN 'some' ELSE 'few' END AS c, CASE status WHEN 'a' THEN 1 WHEN 'b' THEN 2 END AS d FROM orders
-- canonical 18 17 16
 SELECT
        CASE
            WHEN (qty > 10) THEN 'many'::text
            WHEN (qty > 5) THEN 'some'::text
            ELSE 'few'::text
        END AS c,
        CASE status
            WHEN 'a'::text THEN 1
            WHEN 'b'::text THEN 2
            ELSE NULL::integer
        END AS d
   FROM public.orders;
-- canonical 15
 SELECT
        CASE
            WHEN (orders.qty > 10) THEN 'many'::text
            WHEN (orders.qty > 5) THEN 'some'::text
            ELSE 'few'::text
        END AS c,
        CASE orders.status
            WHEN 'a'::text THEN 1
            WHEN 'b'::text THEN 2
            ELSE NULL::integer
        END AS d
   FROM public.orders;
-- structure
--   select
--     item c | qty qty
--     item d | status
--     table public.orders as orders

-- name: nested case
-- original
SELECT CASE WHEN qty > 1 THEN CASE qty WHEN 2 THEN id ELSE customer_id END ELSE NULL END FROM orders
-- canonical 18 17 16
 SELECT
        CASE
            WHEN (qty > 1) THEN
            CASE qty
                WHEN 2 THEN id
                ELSE customer_id
            END
            ELSE NULL::integer
        END AS "case"
   FROM public.orders;
-- canonical 15
 SELECT
        CASE
            WHEN (orders.qty > 1) THEN
            CASE orders.qty
                WHEN 2 THEN orders.id
                ELSE orders.customer_id
            END
            ELSE NULL::integer
        END AS "case"
   FROM public.orders;
-- structure
--   select
--     item "case" | qty qty id customer_id
--     table public.orders as orders

-- name: casts
-- original
SELECT amount::int, qty::numeric(12,4), CAST(status AS varchar(20)), at::timestamp(3), at::timestamp with time zone, placed::text, '5'::int, at::timestamptz(2), at::time, created::time with time zone, price::real, qty::bit(5), flags::bit varying(5), length::interval day to second(2), length::interval(3), length::interval year, note::bpchar, note::char(4), note::name, note::xml FROM orders, customers
-- canonical 18 17 16 15
 SELECT (orders.amount)::integer AS c1,
    (orders.qty)::numeric(12,4) AS c2,
    (orders.status)::character varying(20) AS c3,
    (orders.at)::timestamp(3) without time zone AS c4,
    (orders.at)::timestamp with time zone AS c5,
    (orders.placed)::text AS c6,
    5 AS c7,
    (orders.at)::timestamp(2) with time zone AS c8,
    (orders.at)::time without time zone AS c9,
    (customers.created)::time with time zone AS c10,
    (orders.price)::real AS c11,
    (orders.qty)::bit(5) AS c12,
    (orders.flags)::bit varying(5) AS c13,
    (orders.length)::interval day to second(2) AS c14,
    (orders.length)::interval(3) AS c15,
    (orders.length)::interval year AS c16,
    (orders.note)::bpchar AS c17,
    (orders.note)::character(4) AS c18,
    (orders.note)::name AS c19,
    (orders.note)::xml AS c20
   FROM public.orders,
    public.customers;
-- structure
--   select
--     item c1 | orders.amount
--     item c2 | orders.qty
--     item c3 | orders.status
--     item c4 | orders.at
--     item c5 | orders.at
--     item c6 | orders.placed
--     item c7
--     item c8 | orders.at
--     item c9 | orders.at
--     item c10 | customers.created
--     item c11 | orders.price
--     item c12 | orders.qty
--     item c13 | orders.flags
--     item c14 | orders.length
--     item c15 | orders.length
--     item c16 | orders.length
--     item c17 | orders.note
--     item c18 | orders.note
--     item c19 | orders.note
--     item c20 | orders.note
--     table public.orders as orders
--     table public.customers as customers

-- name: array casts
-- original
SELECT tags::varchar(5)[], ARRAY[c.id]::numeric(5,1)[], '{}'::timestamptz[], moods::text[], tags::pg_catalog.name[], weird::text::"Weird Type", pos::int, mood::text, 'ok'::mood, ARRAY['ok']::mood[] FROM customers c, events
-- canonical 18 17 16 15
 SELECT (c.tags)::character varying(5)[] AS c1,
    ARRAY[(c.id)::numeric(5,1)] AS c2,
    '{}'::timestamp with time zone[] AS c3,
    (events.moods)::text[] AS c4,
    (c.tags)::name[] AS c5,
    ((events.weird)::text)::public."Weird Type" AS c6,
    (events.pos)::integer AS c7,
    (events.mood)::text AS c8,
    'ok'::public.mood AS c9,
    ARRAY['ok'::public.mood] AS c10
   FROM public.customers c,
    public.events;
-- structure
--   select
--     item c1 | c.tags
--     item c2 | c.id
--     item c3
--     item c4 | events.moods
--     item c5 | c.tags
--     item c6 | events.weird
--     item c7 | events.pos
--     item c8 | events.mood
--     item c9
--     item c10
--     table public.customers as c
--     table public.events as events

-- name: function style casts
-- original
SELECT int4(price), text(qty), date(at), "char"(note), float8(qty), timestamptz(at) FROM orders
-- canonical 18 17 16
 SELECT int4(price) AS int4,
    (qty)::text AS text,
    date(at) AS date,
    "char"(note) AS "char",
    float8(qty) AS float8,
    timestamptz(at) AS timestamptz
   FROM public.orders;
-- canonical 15
 SELECT int4(orders.price) AS int4,
    (orders.qty)::text AS text,
    date(orders.at) AS date,
    "char"(orders.note) AS "char",
    float8(orders.qty) AS float8,
    timestamptz(orders.at) AS timestamptz
   FROM public.orders;
-- structure
--   select
--     item int4 | price | int4(price)
--     item text | qty
--     item date | at | date(at)
--     item "char" | note | "char"(note)
--     item float8 | qty | float8(qty)
--     item timestamptz | at | timestamptz(at)
--     table public.orders as orders

-- name: collation
-- original
SELECT status COLLATE "C" AS s, upper(note COLLATE "en_US") || 'x' FROM orders WHERE status < 'b' COLLATE "C" ORDER BY note COLLATE pg_catalog."C" DESC
-- canonical 18 17
 SELECT (status COLLATE "C") AS s,
    (upper((note COLLATE "en_US")) || 'x'::text) AS "?column?"
   FROM public.orders
  WHERE (status < ('b'::text COLLATE "C"))
  ORDER BY (note COLLATE "C") DESC;
-- structure
--   select
--     item s | status
--     item "?column?" | note | upper((note COLLATE "en_US"))
--     table public.orders as orders
--     where | status
--   order | note

-- name: time zones
-- original
SELECT at AT TIME ZONE 'UTC', created AT TIME ZONE region, at AT TIME ZONE INTERVAL '1 hour', created AT LOCAL, timezone('UTC', at) FROM orders, customers
-- canonical 18 17
 SELECT (orders.at AT TIME ZONE 'UTC'::text) AS c1,
    (customers.created AT TIME ZONE customers.region) AS c2,
    (orders.at AT TIME ZONE '01:00:00'::interval) AS c3,
    (customers.created AT LOCAL) AS c4,
    timezone('UTC'::text, orders.at) AS c5
   FROM public.orders,
    public.customers;
-- structure
--   select
--     item c1 | orders.at
--     item c2 | customers.created customers.region
--     item c3 | orders.at
--     item c4 | customers.created
--     item c5 | orders.at | timezone('UTC'::text; orders.at)
--     table public.orders as orders
--     table public.customers as customers

-- name: extract and friends
-- original
SELECT EXTRACT(year FROM placed), extract(epoch FROM at), EXTRACT('month' FROM at), date_part('day', at), extract(dow FROM length) FROM orders
-- canonical 18 17 16
 SELECT EXTRACT(year FROM placed) AS c1,
    EXTRACT(epoch FROM at) AS c2,
    EXTRACT(month FROM at) AS c3,
    date_part('day'::text, at) AS c4,
    EXTRACT(dow FROM length) AS c5
   FROM public.orders;
-- canonical 15
 SELECT EXTRACT(year FROM orders.placed) AS c1,
    EXTRACT(epoch FROM orders.at) AS c2,
    EXTRACT(month FROM orders.at) AS c3,
    date_part('day'::text, orders.at) AS c4,
    EXTRACT(dow FROM orders.length) AS c5
   FROM public.orders;
-- structure
--   select
--     item c1 | placed | EXTRACT(year FROM placed)
--     item c2 | at | EXTRACT(epoch FROM at)
--     item c3 | at | EXTRACT(month FROM at)
--     item c4 | at | date_part('day'::text; at)
--     item c5 | length | EXTRACT(dow FROM length)
--     table public.orders as orders

-- name: string functions of the standard
-- original
SELECT overlay(note PLACING 'x' FROM 2 FOR 3), overlay(note placing 'y' from qty), substring(note FROM 2 FOR 3), substring(note FROM 2), substring(note FOR 3), substring(note FROM 'a#"b#"c' FOR '#'), substring(note SIMILAR 'a#"b#"c' ESCAPE '#'), substring(note, 1, 2), position('a' IN note), trim(note), trim(BOTH 'x' FROM note), trim(LEADING FROM note), trim(TRAILING 'y' FROM note), trim(both from status, 'x'), normalize(note), normalize(note, NFD), char_length(note), note IS NORMALIZED, note IS NFC NORMALIZED, note IS NOT NFKD NORMALIZED, collation for (note), strpos(note, 'a'), left(note, 2), right(note, 3) FROM orders
-- canonical 18 17 16
 SELECT OVERLAY(note PLACING 'x'::text FROM 2 FOR 3) AS c1,
    OVERLAY(note PLACING 'y'::text FROM qty) AS c2,
    SUBSTRING(note FROM 2 FOR 3) AS c3,
    SUBSTRING(note FROM 2) AS c4,
    SUBSTRING(note FROM 1 FOR 3) AS c5,
    SUBSTRING(note SIMILAR 'a#"b#"c'::text ESCAPE '#'::text) AS c6,
    SUBSTRING(note SIMILAR 'a#"b#"c'::text ESCAPE '#'::text) AS c7,
    "substring"(note, 1, 2) AS c8,
    POSITION(('a'::text) IN (note)) AS c9,
    TRIM(BOTH FROM note) AS c10,
    TRIM(BOTH 'x'::text FROM note) AS c11,
    TRIM(LEADING FROM note) AS c12,
    TRIM(TRAILING 'y'::text FROM note) AS c13,
    TRIM(BOTH 'x'::text FROM status) AS c14,
    NORMALIZE(note) AS c15,
    NORMALIZE(note, NFD) AS c16,
    char_length(note) AS c17,
    (note IS NORMALIZED) AS c18,
    (note IS NFC NORMALIZED) AS c19,
    (NOT (note IS NFKD NORMALIZED)) AS c20,
    COLLATION FOR (note) AS c21,
    strpos(note, 'a'::text) AS c22,
    "left"(note, 2) AS c23,
    "right"(note, 3) AS c24
   FROM public.orders;
-- canonical 15
 SELECT OVERLAY(orders.note PLACING 'x'::text FROM 2 FOR 3) AS c1,
    OVERLAY(orders.note PLACING 'y'::text FROM orders.qty) AS c2,
    SUBSTRING(orders.note FROM 2 FOR 3) AS c3,
    SUBSTRING(orders.note FROM 2) AS c4,
    SUBSTRING(orders.note FROM 1 FOR 3) AS c5,
    SUBSTRING(orders.note SIMILAR 'a#"b#"c'::text ESCAPE '#'::text) AS c6,
    SUBSTRING(orders.note SIMILAR 'a#"b#"c'::text ESCAPE '#'::text) AS c7,
    "substring"(orders.note, 1, 2) AS c8,
    POSITION(('a'::text) IN (orders.note)) AS c9,
    TRIM(BOTH FROM orders.note) AS c10,
    TRIM(BOTH 'x'::text FROM orders.note) AS c11,
    TRIM(LEADING FROM orders.note) AS c12,
    TRIM(TRAILING 'y'::text FROM orders.note) AS c13,
    TRIM(BOTH 'x'::text FROM orders.status) AS c14,
    NORMALIZE(orders.note) AS c15,
    NORMALIZE(orders.note, NFD) AS c16,
    char_length(orders.note) AS c17,
    (orders.note IS NORMALIZED) AS c18,
    (orders.note IS NFC NORMALIZED) AS c19,
    (NOT (orders.note IS NFKD NORMALIZED)) AS c20,
    COLLATION FOR (orders.note) AS c21,
    strpos(orders.note, 'a'::text) AS c22,
    "left"(orders.note, 2) AS c23,
    "right"(orders.note, 3) AS c24
   FROM public.orders;
-- structure
--   select
--     item c1 | note | OVERLAY(note PLACING 'x'::text FROM 2 FOR 3)
--     item c2 | note qty | OVERLAY(note PLACING 'y'::text FROM qty)
--     item c3 | note | SUBSTRING(note FROM 2 FOR 3)
--     item c4 | note | SUBSTRING(note FROM 2)
--     item c5 | note | SUBSTRING(note FROM 1 FOR 3)
--     item c6 | note | SUBSTRING(note SIMILAR 'a#"b#"c'::text ESCAPE '#'::text)
--     item c7 | note | SUBSTRING(note SIMILAR 'a#"b#"c'::text ESCAPE '#'::text)
--     item c8 | note | "substring"(note; 1; 2)
--     item c9 | note | POSITION(('a'::text) IN (note))
--     item c10 | note | TRIM(BOTH FROM note)
--     item c11 | note | TRIM(BOTH 'x'::text FROM note)
--     item c12 | note | TRIM(LEADING FROM note)
--     item c13 | note | TRIM(TRAILING 'y'::text FROM note)
--     item c14 | status | TRIM(BOTH 'x'::text FROM status)
--     item c15 | note | NORMALIZE(note)
--     item c16 | note | NORMALIZE(note; NFD)
--     item c17 | note | char_length(note)
--     item c18 | note
--     item c19 | note
--     item c20 | note
--     item c21 | note
--     item c22 | note | strpos(note; 'a'::text)
--     item c23 | note | "left"(note; 2)
--     item c24 | note | "right"(note; 3)
--     table public.orders as orders

-- name: coalesce and friends
-- original
SELECT COALESCE(note, status, 'none'), NULLIF(qty, 0), GREATEST(qty, id, 3), LEAST(amount, 5), coalesce(qty, greatest(id, nullif(id, 3))) FROM orders
-- canonical 18 17 16
 SELECT COALESCE(note, status, 'none'::text) AS c1,
    NULLIF(qty, 0) AS c2,
    GREATEST(qty, id, 3) AS c3,
    LEAST(amount, (5)::numeric) AS c4,
    COALESCE(qty, GREATEST(id, NULLIF(id, 3))) AS c5
   FROM public.orders;
-- canonical 15
 SELECT COALESCE(orders.note, orders.status, 'none'::text) AS c1,
    NULLIF(orders.qty, 0) AS c2,
    GREATEST(orders.qty, orders.id, 3) AS c3,
    LEAST(orders.amount, (5)::numeric) AS c4,
    COALESCE(orders.qty, GREATEST(orders.id, NULLIF(orders.id, 3))) AS c5
   FROM public.orders;
-- structure
--   select
--     item c1 | note status | COALESCE(note; status; 'none'::text)
--     item c2 | qty | NULLIF(qty; 0)
--     item c3 | qty id | GREATEST(qty; id; 3)
--     item c4 | amount | LEAST(amount; (5)::numeric)
--     item c5 | qty id id | COALESCE(qty; GREATEST(id, NULLIF(id, 3))), GREATEST(id; NULLIF(id, 3)), NULLIF(id; 3)
--     table public.orders as orders

-- name: functions that are values
-- original
SELECT CURRENT_DATE, CURRENT_TIME, CURRENT_TIME(2), CURRENT_TIMESTAMP, CURRENT_TIMESTAMP(3), LOCALTIME, LOCALTIME(0), LOCALTIMESTAMP, LOCALTIMESTAMP(1), CURRENT_USER, USER, SESSION_USER, CURRENT_ROLE, CURRENT_CATALOG, CURRENT_SCHEMA, SYSTEM_USER FROM orders
-- canonical 18 17 16
 SELECT CURRENT_DATE AS c1,
    CURRENT_TIME AS c2,
    CURRENT_TIME(2) AS c3,
    CURRENT_TIMESTAMP AS c4,
    CURRENT_TIMESTAMP(3) AS c5,
    LOCALTIME AS c6,
    LOCALTIME(0) AS c7,
    LOCALTIMESTAMP AS c8,
    LOCALTIMESTAMP(1) AS c9,
    CURRENT_USER AS c10,
    USER AS c11,
    SESSION_USER AS c12,
    CURRENT_ROLE AS c13,
    CURRENT_CATALOG AS c14,
    CURRENT_SCHEMA AS c15,
    SYSTEM_USER AS c16
   FROM public.orders;
-- structure
--   select
--     item c1
--     item c2
--     item c3
--     item c4
--     item c5
--     item c6
--     item c7
--     item c8
--     item c9
--     item c10
--     item c11
--     item c12
--     item c13
--     item c14
--     item c15
--     item c16
--     table public.orders as orders

-- name: overlaps
-- original
SELECT id FROM orders WHERE (placed, at) OVERLAPS (DATE '2020-01-01', DATE '2021-01-01')
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE ((placed, at) OVERLAPS ('2020-01-01'::date, '2021-01-01'::date));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE ((orders.placed, orders.at) OVERLAPS ('2020-01-01'::date, '2021-01-01'::date));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | placed at

-- name: ranges and geometry
-- original
SELECT during @> now()::timestamp, during && tsrange('2020-01-01', '2021-01-01'), lower(during), shape <-> point '(1,1)', shape[0], ip << inet '10.0.0.0/8' FROM events
-- canonical 18 17 16
 SELECT (during @> (now())::timestamp without time zone) AS c1,
    (during && tsrange('2020-01-01 00:00:00'::timestamp without time zone, '2021-01-01 00:00:00'::timestamp without time zone)) AS c2,
    lower(during) AS c3,
    (shape <-> '(1,1)'::point) AS c4,
    shape[0] AS c5,
    (ip << '10.0.0.0/8'::inet) AS c6
   FROM public.events;
-- canonical 15
 SELECT (events.during @> (now())::timestamp without time zone) AS c1,
    (events.during && tsrange('2020-01-01 00:00:00'::timestamp without time zone, '2021-01-01 00:00:00'::timestamp without time zone)) AS c2,
    lower(events.during) AS c3,
    (events.shape <-> '(1,1)'::point) AS c4,
    events.shape[0] AS c5,
    (events.ip << '10.0.0.0/8'::inet) AS c6
   FROM public.events;
-- structure
--   select
--     item c1 | during | now()
--     item c2 | during | tsrange('2020-01-01 00:00:00'::timestamp without time zone; '2021-01-01 00:00:00'::timestamp without time zone)
--     item c3 | during | lower(during)
--     item c4 | shape
--     item c5 | shape
--     item c6 | ip
--     table public.events as events

-- name: set-returning in the target list
-- original
SELECT id, unnest(tags), generate_series(1, id) FROM customers
-- canonical 18 17 16
 SELECT id,
    unnest(tags) AS unnest,
    generate_series(1, id) AS generate_series
   FROM public.customers;
-- canonical 15
 SELECT customers.id,
    unnest(customers.tags) AS unnest,
    generate_series(1, customers.id) AS generate_series
   FROM public.customers;
-- structure
--   select
--     item id | id
--     item unnest | tags | unnest(tags)
--     item generate_series | id | generate_series(1; id)
--     table public.customers as customers

-- name: grouping of calls in conditions
-- original
SELECT id FROM orders WHERE (sales.tax(amount) > 1 OR length(note) > 3) AND (upper(status) = 'X') = (qty = 3)
-- canonical 18 17 16
 SELECT id
   FROM public.orders
  WHERE (((sales.tax(amount) > (1)::numeric) OR (length(note) > 3)) AND ((upper(status) = 'X'::text) = (qty = 3)));
-- canonical 15
 SELECT orders.id
   FROM public.orders
  WHERE (((sales.tax(orders.amount) > (1)::numeric) OR (length(orders.note) > 3)) AND ((upper(orders.status) = 'X'::text) = (orders.qty = 3)));
-- structure
--   select
--     item id | id
--     table public.orders as orders
--     where | amount note status qty | sales.tax(amount), length(note), upper(status)

-- name: is document and xml
-- original
SELECT doc IS DOCUMENT, xmlelement(name foo, xmlattributes(id AS "Id", status), note, 'x'), xmlforest(id, status AS "S t"), xmlconcat(doc, doc), xmlparse(content note), xmlparse(document note preserve whitespace), xmlpi(name php, note), xmlroot(doc, version '1.0', standalone yes), xmlserialize(content doc AS text), xmlserialize(document doc AS text indent), xmlexists('//a' PASSING BY REF doc), xpath('//a', doc) FROM orders
-- canonical 18 17
 SELECT doc IS DOCUMENT AS c1,
    XMLELEMENT(NAME foo, XMLATTRIBUTES(id AS "Id", status AS status), note, 'x') AS c2,
    XMLFOREST(id AS id, status AS "S t") AS c3,
    XMLCONCAT(doc, doc) AS c4,
    XMLPARSE(CONTENT note STRIP WHITESPACE) AS c5,
    XMLPARSE(DOCUMENT note PRESERVE WHITESPACE) AS c6,
    XMLPI(NAME php, note) AS c7,
    XMLROOT(doc, VERSION '1.0'::text, STANDALONE YES) AS c8,
    XMLSERIALIZE(CONTENT doc AS text NO INDENT) AS c9,
    XMLSERIALIZE(DOCUMENT doc AS text INDENT) AS c10,
    XMLEXISTS(('//a'::text) PASSING (doc)) AS c11,
    xpath('//a'::text, doc) AS c12
   FROM public.orders;
-- canonical 16
 SELECT doc IS DOCUMENT AS c1,
    XMLELEMENT(NAME foo, XMLATTRIBUTES(id AS "Id", status AS status), note, 'x') AS c2,
    XMLFOREST(id AS id, status AS "S t") AS c3,
    XMLCONCAT(doc, doc) AS c4,
    XMLPARSE(CONTENT note STRIP WHITESPACE) AS c5,
    XMLPARSE(DOCUMENT note PRESERVE WHITESPACE) AS c6,
    XMLPI(NAME php, note) AS c7,
    XMLROOT(doc, VERSION '1.0'::text, STANDALONE YES) AS c8,
    XMLSERIALIZE(CONTENT doc AS text) AS c9,
    XMLSERIALIZE(DOCUMENT doc AS text) AS c10,
    XMLEXISTS(('//a'::text) PASSING (doc)) AS c11,
    xpath('//a'::text, doc) AS c12
   FROM public.orders;
-- structure
--   select
--     item c1 | doc
--     item c2 | id status note | XMLELEMENT(NAME foo; XMLATTRIBUTES(id AS "Id", status AS status); note; 'x')
--     item c3 | id status | XMLFOREST(id AS id; status AS "S t")
--     item c4 | doc doc | XMLCONCAT(doc; doc)
--     item c5 | note | XMLPARSE(CONTENT note STRIP WHITESPACE)
--     item c6 | note | XMLPARSE(DOCUMENT note PRESERVE WHITESPACE)
--     item c7 | note | XMLPI(NAME php; note)
--     item c8 | doc | XMLROOT(doc; VERSION '1.0'::text; STANDALONE YES)
--     item c9 | doc | XMLSERIALIZE(CONTENT doc AS text NO INDENT)
--     item c10 | doc | XMLSERIALIZE(DOCUMENT doc AS text INDENT)
--     item c11 | doc | XMLEXISTS(('//a'::text) PASSING (doc))
--     item c12 | doc | xpath('//a'::text; doc)
--     table public.orders as orders

-- name: sql json constructors
-- original
SELECT JSON_OBJECT('a': id, 'b' VALUE status NULL ON NULL), JSON_OBJECT('k': id ABSENT ON NULL WITH UNIQUE KEYS RETURNING jsonb), JSON_ARRAY(id, status, NULL NULL ON NULL RETURNING jsonb), JSON_ARRAY(), JSON_ARRAY(status FORMAT JSON), json_build_object('a', id), JSON_OBJECT() FROM (SELECT id, status FROM orders) o(id, status)
-- canonical 18 17 16
 SELECT JSON_OBJECT('a' : id, 'b' : status RETURNING json) AS c1,
    JSON_OBJECT('k' : id ABSENT ON NULL WITH UNIQUE KEYS RETURNING jsonb) AS c2,
    JSON_ARRAY(id, status, NULL::text NULL ON NULL RETURNING jsonb) AS c3,
    JSON_ARRAY( RETURNING json) AS c4,
    JSON_ARRAY(status FORMAT JSON RETURNING json) AS c5,
    json_build_object('a', id) AS c6,
    JSON_OBJECT( RETURNING json) AS c7
   FROM ( SELECT orders.id,
            orders.status
           FROM public.orders) o(id, status);
-- structure
--   select
--     item c1 | id status | JSON_OBJECT('a' : id; 'b' : status RETURNING json)
--     item c2 | id | JSON_OBJECT('k' : id ABSENT ON NULL WITH UNIQUE KEYS RETURNING jsonb)
--     item c3 | id status | JSON_ARRAY(id; status; NULL::text NULL ON NULL RETURNING jsonb)
--     item c4 | JSON_ARRAY(RETURNING json)
--     item c5 | status | JSON_ARRAY(status FORMAT JSON RETURNING json)
--     item c6 | id | json_build_object('a'; id)
--     item c7 | JSON_OBJECT(RETURNING json)
--     derived as o(id, status)
--       select
--         item id | orders.id
--         item status | orders.status
--         table public.orders as orders

-- name: is json
-- original
SELECT note IS JSON, note IS NOT JSON OBJECT, note IS JSON ARRAY WITH UNIQUE KEYS, note IS JSON SCALAR, tall IS JSON VALUE FROM orders
-- canonical 18 17 16
 SELECT (note IS JSON) AS c1,
    (NOT (note IS JSON OBJECT)) AS c2,
    (note IS JSON ARRAY WITH UNIQUE KEYS) AS c3,
    (note IS JSON SCALAR) AS c4,
    (tall IS JSON) AS c5
   FROM public.orders;
-- structure
--   select
--     item c1 | note
--     item c2 | note
--     item c3 | note
--     item c4 | note
--     item c5 | tall
--     table public.orders as orders

-- name: json queries
-- original
SELECT JSON_VALUE(payload, '$.a' RETURNING int DEFAULT 0 ON EMPTY ERROR ON ERROR), JSON_QUERY(payload, '$.b' WITH CONDITIONAL WRAPPER KEEP QUOTES), JSON_EXISTS(payload, '$.c ? (@ > $x)' PASSING id AS x), JSON_QUERY(payload, '$' RETURNING text OMIT QUOTES NULL ON EMPTY), JSON(fixed), JSON_SCALAR(id), JSON_SERIALIZE(payload RETURNING text) FROM events
-- canonical 18 17
 SELECT JSON_VALUE(payload, '$."a"' RETURNING integer DEFAULT 0 ON EMPTY ERROR ON ERROR) AS c1,
    JSON_QUERY(payload, '$."b"' RETURNING jsonb WITH CONDITIONAL WRAPPER KEEP QUOTES) AS c2,
    JSON_EXISTS(payload, '$."c"?(@ > $"x")' PASSING id AS x) AS c3,
    JSON_QUERY(payload, '$' RETURNING text WITHOUT WRAPPER OMIT QUOTES) AS c4,
    JSON(fixed) AS c5,
    JSON_SCALAR(id) AS c6,
    JSON_SERIALIZE(payload RETURNING text) AS c7
   FROM public.events;
-- structure
--   select
--     item c1 | payload | JSON_VALUE(payload; '$."a"' RETURNING integer DEFAULT 0 ON EMPTY ERROR ON ERROR)
--     item c2 | payload | JSON_QUERY(payload; '$."b"' RETURNING jsonb WITH CONDITIONAL WRAPPER KEEP QUOTES)
--     item c3 | payload id | JSON_EXISTS(payload; '$."c"?(@ > $"x")' PASSING id AS x)
--     item c4 | payload | JSON_QUERY(payload; '$' RETURNING text WITHOUT WRAPPER OMIT QUOTES)
--     item c5 | fixed | JSON(fixed)
--     item c6 | id | JSON_SCALAR(id)
--     item c7 | payload | JSON_SERIALIZE(payload RETURNING text)
--     table public.events as events

-- name: json path
-- original
SELECT jsonb_path_query_first(payload, '$.a[*] ? (@.b > 1)'), payload @? '$.a', payload @@ '$.a == 1' FROM events
-- canonical 18 17 16
 SELECT jsonb_path_query_first(payload, '$."a"[*]?(@."b" > 1)'::jsonpath) AS c1,
    (payload @? '$."a"'::jsonpath) AS c2,
    (payload @@ '($."a" == 1)'::jsonpath) AS c3
   FROM public.events;
-- canonical 15
 SELECT jsonb_path_query_first(events.payload, '$."a"[*]?(@."b" > 1)'::jsonpath) AS c1,
    (events.payload @? '$."a"'::jsonpath) AS c2,
    (events.payload @@ '($."a" == 1)'::jsonpath) AS c3
   FROM public.events;
-- structure
--   select
--     item c1 | payload | jsonb_path_query_first(payload; '$."a"[*]?(@."b" > 1)'::jsonpath)
--     item c2 | payload
--     item c3 | payload
--     table public.events as events
