-- name: a whole table
-- original
SELECT * FROM orders
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

-- name: some columns
-- original
SELECT id, status FROM orders
-- canonical 18 17 16
 SELECT id,
    status
   FROM public.orders;
-- canonical 15
 SELECT orders.id,
    orders.status
   FROM public.orders;
-- structure
--   select
--     item id | id
--     item status | status
--     table public.orders as orders

-- name: an alias of a table
-- original
SELECT o.id FROM orders AS o
-- canonical 18 17 16
 SELECT id
   FROM public.orders o;
-- canonical 15
 SELECT o.id
   FROM public.orders o;
-- structure
--   select
--     item id | id
--     table public.orders as o

-- name: renamed columns of a table
-- original
SELECT k, c FROM sales.orders AS s(k, c, t)
-- canonical 18 17 16
 SELECT k,
    c
   FROM sales.orders s(k, c, t);
-- canonical 15
 SELECT s.k,
    s.c
   FROM sales.orders s(k, c, t);
-- structure
--   select
--     item k | k
--     item c | c
--     table sales.orders as s(k, c, t)

-- name: expressions get names
-- original
SELECT id + 1, upper(status), qty * price AS total, 'x', NULL, true FROM orders
-- canonical 18 17 16
 SELECT (id + 1) AS c1,
    upper(status) AS c2,
    ((qty)::double precision * price) AS c3,
    'x'::text AS c4,
    NULL::text AS c5,
    true AS c6
   FROM public.orders;
-- canonical 15
 SELECT (orders.id + 1) AS c1,
    upper(orders.status) AS c2,
    ((orders.qty)::double precision * orders.price) AS c3,
    'x'::text AS c4,
    NULL::text AS c5,
    true AS c6
   FROM public.orders;
-- structure
--   select
--     item c1 | id
--     item c2 | status | upper(status)
--     item c3 | qty price
--     item c4
--     item c5
--     item c6
--     table public.orders as orders

-- name: no columns at all
-- original
SELECT FROM orders
-- canonical 18 17 16 15
 SELECT
   FROM public.orders;
-- structure
--   select
--     table public.orders as orders

-- name: no relation
-- original
SELECT 1 AS one, now() AS t
-- canonical 18 17 16 15
 SELECT 1 AS one,
    now() AS t;
-- structure
--   select
--     item one
--     item t | now()

-- name: constants of every kind
-- original
SELECT 1, -1, 1.5, -2.5e10, 1e400::numeric, 12345678901, 'it''s', E'back\\slash\n', B'101', X'1F', NULL::int, true, false, '1 day'::interval, DATE '2020-01-01', 'NaN'::float8 FROM orders
-- canonical 18 17 16 15
 SELECT 1 AS c1,
    '-1'::integer AS c2,
    1.5 AS c3,
    '-25000000000'::numeric AS c4,
    '10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'::numeric AS c5,
    '12345678901'::bigint AS c6,
    'it''s'::text AS c7,
    'back\slash
'::text AS c8,
    '101'::"bit" AS c9,
    '00011111'::"bit" AS c10,
    NULL::integer AS c11,
    true AS c12,
    false AS c13,
    '1 day'::interval AS c14,
    '2020-01-01'::date AS c15,
    'NaN'::double precision AS c16
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

-- name: typed literals
-- original
SELECT timestamp '2020-01-01 00:00', timestamptz '2020-01-01', interval '3' day, interval '1-2' year to month, interval(2) '3.456 s', time '10:00', bit '1', point '(1,2)', '{1,2}'::int[], json '{}', 5::smallint, 5::bigint, 'a'::varchar(3), 'a'::char(3), 'a'::"char" FROM orders
-- canonical 18 17 16 15
 SELECT '2020-01-01 00:00:00'::timestamp without time zone AS c1,
    '2020-01-01 00:00:00+00'::timestamp with time zone AS c2,
    '3 days'::interval day AS c3,
    '1 year 2 mons'::interval year to month AS c4,
    '00:00:03.46'::interval(2) AS c5,
    '10:00:00'::time without time zone AS c6,
    '1'::"bit" AS c7,
    '(1,2)'::point AS c8,
    '{1,2}'::integer[] AS c9,
    '{}'::json AS c10,
    (5)::smallint AS c11,
    (5)::bigint AS c12,
    'a'::character varying(3) AS c13,
    'a'::character(3) AS c14,
    'a'::"char" AS c15
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
--     table public.orders as orders

-- name: unicode
-- original
SELECT 'žluťoučký 🐎' AS "kůň", U&'d\0061t\+000061' AS "данные" FROM orders
-- canonical 18 17 16 15
 SELECT 'žluťoučký 🐎'::text AS "kůň",
    'data'::text AS "данные"
   FROM public.orders;
-- structure
--   select
--     item "kůň"
--     item "данные"
--     table public.orders as orders

-- name: negative numbers and operators
-- original
SELECT - id, -(-1), id - -1, @ id, ~ id, id # 3, id << 2, |/ price, ||/ price FROM orders
-- canonical 18 17 16
 SELECT (- id) AS c1,
    1 AS c2,
    (id - '-1'::integer) AS c3,
    (@ id) AS c4,
    (~ id) AS c5,
    (id # 3) AS c6,
    (id << 2) AS c7,
    (|/ price) AS c8,
    (||/ price) AS c9
   FROM public.orders;
-- canonical 15
 SELECT (- orders.id) AS c1,
    1 AS c2,
    (orders.id - '-1'::integer) AS c3,
    (@ orders.id) AS c4,
    (~ orders.id) AS c5,
    (orders.id # 3) AS c6,
    (orders.id << 2) AS c7,
    (|/ orders.price) AS c8,
    (||/ orders.price) AS c9
   FROM public.orders;
-- structure
--   select
--     item c1 | id
--     item c2
--     item c3 | id
--     item c4 | id
--     item c5 | id
--     item c6 | id
--     item c7 | id
--     item c8 | price
--     item c9 | price
--     table public.orders as orders

-- name: the same name twice is renamed
-- original
SELECT id, id AS "id2", customer_id AS "Customer" FROM orders
-- canonical 18 17 16
 SELECT id,
    id AS id2,
    customer_id AS "Customer"
   FROM public.orders;
-- canonical 15
 SELECT orders.id,
    orders.id AS id2,
    orders.customer_id AS "Customer"
   FROM public.orders;
-- structure
--   select
--     item id | id
--     item id2 | id
--     item "Customer" | customer_id
--     table public.orders as orders

-- name: a whole row
-- original
SELECT o FROM orders o
-- canonical 18 17 16 15
 SELECT o.*::public.orders AS o
   FROM public.orders o;
-- structure
--   select
--     item o | o.*
--     table public.orders as o

-- name: a whole row with an alias
-- original
SELECT o AS r, o.* FROM orders o
-- canonical 18 17 16
 SELECT o.*::public.orders AS r,
    id,
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
   FROM public.orders o;
-- canonical 15
 SELECT o.*::public.orders AS r,
    o.id,
    o.customer_id,
    o.amount,
    o.status,
    o.placed,
    o.at,
    o.note,
    o.qty,
    o.price,
    o.flags,
    o.doc,
    o.raw,
    o.length,
    o.tall
   FROM public.orders o;
-- structure
--   select
--     item r | o.*
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
--     table public.orders as o

-- name: row constructors
-- original
SELECT ROW(id, qty)::text, (id, qty, 'a')::text AS r, ROW(o.*)::text AS whole, ROW()::text AS nothing FROM orders o
-- canonical 18 17 16
 SELECT (ROW(id, qty))::text AS "row",
    (ROW(id, qty, 'a'))::text AS r,
    (ROW(id, customer_id, amount, status, placed, at, note, qty, price, flags, doc, raw, length, tall))::text AS whole,
    (ROW())::text AS nothing
   FROM public.orders o;
-- canonical 15
 SELECT (ROW(o.id, o.qty))::text AS "row",
    (ROW(o.id, o.qty, 'a'))::text AS r,
    (ROW(o.id, o.customer_id, o.amount, o.status, o.placed, o.at, o.note, o.qty, o.price, o.flags, o.doc, o.raw, o.length, o.tall))::text AS whole,
    (ROW())::text AS nothing
   FROM public.orders o;
-- structure
--   select
--     item "row" | id qty
--     item r | id qty
--     item whole | id customer_id amount status placed at note qty price flags doc raw length tall
--     item nothing
--     table public.orders as o

-- name: fields of composites
-- original
SELECT (home).street, (c.home).zip, (addr_of(id)).street AS s, ((c).home).spot[0] AS x FROM customers c
-- canonical 18 17 16
 SELECT (home).street AS street,
    (home).zip AS zip,
    (public.addr_of(id)).street AS s,
    (home).spot[0] AS x
   FROM public.customers c;
-- canonical 15
 SELECT (c.home).street AS street,
    (c.home).zip AS zip,
    (public.addr_of(c.id)).street AS s,
    (c.home).spot[0] AS x
   FROM public.customers c;
-- structure
--   select
--     item street | home
--     item zip | home
--     item s | id | public.addr_of(id)
--     item x | home
--     table public.customers as c

-- name: array access and slices
-- original
SELECT tags[1], tags[2:3], tags[:2], tags[1:], grid[1][2], (ARRAY[1,2,3])[2], (string_to_array(product, ','))[1] FROM customers, items
-- canonical 18 17 16 15
 SELECT customers.tags[1] AS c1,
    customers.tags[2:3] AS c2,
    customers.tags[:2] AS c3,
    customers.tags[1:] AS c4,
    items.grid[1][2] AS c5,
    (ARRAY[1, 2, 3])[2] AS c6,
    (string_to_array(items.product, ','::text))[1] AS c7
   FROM public.customers,
    public.items;
-- structure
--   select
--     item c1 | customers.tags
--     item c2 | customers.tags
--     item c3 | customers.tags
--     item c4 | customers.tags
--     item c5 | items.grid
--     item c6
--     item c7 | items.product | string_to_array(items.product; ','::text)
--     table public.customers as customers
--     table public.items as items

-- name: array constructors
-- original
SELECT ARRAY[id, qty], ARRAY[]::int[], ARRAY[[1,2],[3,4]], ARRAY[ROW(1,2)]::text FROM orders
-- canonical 18 17 16
 SELECT ARRAY[id, qty] AS c1,
    ARRAY[]::integer[] AS c2,
    ARRAY[ARRAY[1, 2], ARRAY[3, 4]] AS c3,
    (ARRAY[ROW(1, 2)])::text AS c4
   FROM public.orders;
-- canonical 15
 SELECT ARRAY[orders.id, orders.qty] AS c1,
    ARRAY[]::integer[] AS c2,
    ARRAY[ARRAY[1, 2], ARRAY[3, 4]] AS c3,
    (ARRAY[ROW(1, 2)])::text AS c4
   FROM public.orders;
-- structure
--   select
--     item c1 | id qty
--     item c2
--     item c3
--     item c4
--     table public.orders as orders

-- name: json subscripting
-- original
SELECT payload['a']['b'], payload -> 'x' ->> 'y', payload #>> '{a,b}', payload ? 'k', payload ?| ARRAY['a'] FROM events
-- canonical 18 17 16
 SELECT payload['a'::text]['b'::text] AS c1,
    ((payload -> 'x'::text) ->> 'y'::text) AS c2,
    (payload #>> '{a,b}'::text[]) AS c3,
    (payload ? 'k'::text) AS c4,
    (payload ?| ARRAY['a'::text]) AS c5
   FROM public.events;
-- canonical 15
 SELECT events.payload['a'::text]['b'::text] AS c1,
    ((events.payload -> 'x'::text) ->> 'y'::text) AS c2,
    (events.payload #>> '{a,b}'::text[]) AS c3,
    (events.payload ? 'k'::text) AS c4,
    (events.payload ?| ARRAY['a'::text]) AS c5
   FROM public.events;
-- structure
--   select
--     item c1 | payload
--     item c2 | payload
--     item c3 | payload
--     item c4 | payload
--     item c5 | payload
--     table public.events as events

-- name: quoted and weird identifiers
-- original
SELECT "Order ID", "Unit Price" * 2 AS "Double ""Price""", "select", "user", "sécurité", "a""b", "from" FROM "Order Details"
-- canonical 18 17 16
 SELECT "Order ID",
    ("Unit Price" * (2)::numeric) AS "Double ""Price""",
    "select",
    "user",
    "sécurité",
    "a""b",
    "from"
   FROM public."Order Details";
-- canonical 15
 SELECT "Order Details"."Order ID",
    ("Order Details"."Unit Price" * (2)::numeric) AS "Double ""Price""",
    "Order Details"."select",
    "Order Details"."user",
    "Order Details"."sécurité",
    "Order Details"."a""b",
    "Order Details"."from"
   FROM public."Order Details";
-- structure
--   select
--     item "Order ID" | "Order ID"
--     item "Double ""Price""" | "Unit Price"
--     item "select" | "select"
--     item "user" | "user"
--     item "sécurité" | "sécurité"
--     item "a""b" | "a""b"
--     item "from" | "from"
--     table public."Order Details" as "Order Details"

-- name: the nameless column
-- original
SELECT "?column?", 1 + 1 FROM "Order Details"
-- canonical 18 17 16
 SELECT "?column?" AS c1,
    (1 + 1) AS c2
   FROM public."Order Details";
-- canonical 15
 SELECT "Order Details"."?column?" AS c1,
    (1 + 1) AS c2
   FROM public."Order Details";
-- structure
--   select
--     item c1 | "?column?"
--     item c2
--     table public."Order Details" as "Order Details"

-- name: a quoted schema
-- original
SELECT s.id, s."table" FROM "Odd Schema"."select" s
-- canonical 18 17 16
 SELECT id,
    "table"
   FROM "Odd Schema"."select" s;
-- canonical 15
 SELECT s.id,
    s."table"
   FROM "Odd Schema"."select" s;
-- structure
--   select
--     item id | id
--     item "table" | "table"
--     table "Odd Schema"."select" as s

-- name: a quoted function
-- original
SELECT "Odd Schema"."Odd fn"(id), sales.tax(amount), sales.tax(amount, 0.1) FROM orders
-- canonical 18 17 16
 SELECT "Odd Schema"."Odd fn"(id) AS c1,
    sales.tax(amount) AS c2,
    sales.tax(amount, 0.1) AS c3
   FROM public.orders;
-- canonical 15
 SELECT "Odd Schema"."Odd fn"(orders.id) AS c1,
    sales.tax(orders.amount) AS c2,
    sales.tax(orders.amount, 0.1) AS c3
   FROM public.orders;
-- structure
--   select
--     item c1 | id | "Odd Schema"."Odd fn"(id)
--     item c2 | amount | sales.tax(amount)
--     item c3 | amount | sales.tax(amount; 0.1)
--     table public.orders as orders

-- name: columns that are key words
-- original
SELECT value, name, year, date, type, key, "order", "group", "timestamp", "interval", "precision", first, last, filter, "over", "values", row, "time", "text", zone, month, "leading", escape FROM words
-- canonical 18 17 16
 SELECT value,
    name,
    year,
    date,
    type,
    key,
    "order",
    "group",
    "timestamp",
    "interval",
    "precision",
    first,
    last,
    filter,
    over,
    "values",
    "row",
    "time",
    text,
    zone,
    month,
    "leading",
    escape
   FROM public.words;
-- canonical 15
 SELECT words.value,
    words.name,
    words.year,
    words.date,
    words.type,
    words.key,
    words."order",
    words."group",
    words."timestamp",
    words."interval",
    words."precision",
    words.first,
    words.last,
    words.filter,
    words.over,
    words."values",
    words."row",
    words."time",
    words.text,
    words.zone,
    words.month,
    words."leading",
    words.escape
   FROM public.words;
-- structure
--   select
--     item value | value
--     item name | name
--     item year | year
--     item date | date
--     item type | type
--     item key | key
--     item "order" | "order"
--     item "group" | "group"
--     item "timestamp" | "timestamp"
--     item "interval" | "interval"
--     item "precision" | "precision"
--     item first | first
--     item last | last
--     item filter | filter
--     item over | over
--     item "values" | "values"
--     item "row" | "row"
--     item "time" | "time"
--     item text | text
--     item zone | zone
--     item month | month
--     item "leading" | "leading"
--     item escape | escape
--     table public.words as words

-- name: columns that are more key words
-- original
SELECT "exists", "position", "overlay", "extract", "char", "character", "bit", "distinct", "without", "with", "at", "any", partition, range, rows, "between", "is", "isnull", "like", "json", "array", "coalesce", "limit", "offset", "window", "within", "ordinality", "materialized", "union", "double", "current", "cross", "left", "natural" FROM words
-- canonical 18 17
 SELECT "exists",
    "position",
    "overlay",
    "extract",
    "char",
    "character",
    "bit",
    "distinct",
    without,
    "with",
    at,
    "any",
    partition,
    range,
    rows,
    "between",
    "is",
    "isnull",
    "like",
    "json",
    "array",
    "coalesce",
    "limit",
    "offset",
    "window",
    within,
    ordinality,
    materialized,
    "union",
    double,
    current,
    "cross",
    "left",
    "natural"
   FROM public.words;
-- canonical 16
 SELECT "exists",
    "position",
    "overlay",
    "extract",
    "char",
    "character",
    "bit",
    "distinct",
    without,
    "with",
    at,
    "any",
    partition,
    range,
    rows,
    "between",
    "is",
    "isnull",
    "like",
    json,
    "array",
    "coalesce",
    "limit",
    "offset",
    "window",
    within,
    ordinality,
    materialized,
    "union",
    double,
    current,
    "cross",
    "left",
    "natural"
   FROM public.words;
-- canonical 15
 SELECT words."exists",
    words."position",
    words."overlay",
    words."extract",
    words."char",
    words."character",
    words."bit",
    words."distinct",
    words.without,
    words."with",
    words.at,
    words."any",
    words.partition,
    words.range,
    words.rows,
    words."between",
    words."is",
    words."isnull",
    words."like",
    words.json,
    words."array",
    words."coalesce",
    words."limit",
    words."offset",
    words."window",
    words.within,
    words.ordinality,
    words.materialized,
    words."union",
    words.double,
    words.current,
    words."cross",
    words."left",
    words."natural"
   FROM public.words;
-- structure
--   select
--     item "exists" | "exists"
--     item "position" | "position"
--     item "overlay" | "overlay"
--     item "extract" | "extract"
--     item "char" | "char"
--     item "character" | "character"
--     item "bit" | "bit"
--     item "distinct" | "distinct"
--     item without | without
--     item "with" | "with"
--     item at | at
--     item "any" | "any"
--     item partition | partition
--     item range | range
--     item rows | rows
--     item "between" | "between"
--     item "is" | "is"
--     item "isnull" | "isnull"
--     item "like" | "like"
--     item "json" | "json"
--     item "array" | "array"
--     item "coalesce" | "coalesce"
--     item "limit" | "limit"
--     item "offset" | "offset"
--     item "window" | "window"
--     item within | within
--     item ordinality | ordinality
--     item materialized | materialized
--     item "union" | "union"
--     item double | double
--     item current | current
--     item "cross" | "cross"
--     item "left" | "left"
--     item "natural" | "natural"
--     table public.words as words

-- name: qualified columns that are key words
-- original
SELECT w.value, w.name, w."order", w."group", w.filter, w."over", w.year, w.at, w.within, w."double", w.row AS "end" FROM words w, orders
-- canonical 18 17 16 15
 SELECT w.value,
    w.name,
    w."order",
    w."group",
    w.filter,
    w.over,
    w.year,
    w.at,
    w.within,
    w.double,
    w."row" AS "end"
   FROM public.words w,
    public.orders;
-- structure
--   select
--     item value | w.value
--     item name | w.name
--     item "order" | w."order"
--     item "group" | w."group"
--     item filter | w.filter
--     item over | w.over
--     item year | w.year
--     item at | w.at
--     item within | w.within
--     item double | w.double
--     item "end" | w."row"
--     table public.words as w
--     table public.orders as orders

-- name: expressions over key word columns
-- original
SELECT year + month AS "select", name || value, "order" * "group", first - last AS "from", (date + "time") AS d, "timestamp"::date, "interval" * 2, date::timestamp with time zone, "text"::varchar(10) AS t, "double"::int FROM words
-- canonical 18 17 16
 SELECT (year + month) AS c1,
    (name || value) AS c2,
    ("order" * "group") AS c3,
    (first - last) AS c4,
    (date + "time") AS c5,
    ("timestamp")::date AS c6,
    ("interval" * (2)::double precision) AS c7,
    (date)::timestamp with time zone AS c8,
    (text)::character varying(10) AS c9,
    (double)::integer AS c10
   FROM public.words;
-- canonical 15
 SELECT (words.year + words.month) AS c1,
    (words.name || words.value) AS c2,
    (words."order" * words."group") AS c3,
    (words.first - words.last) AS c4,
    (words.date + words."time") AS c5,
    (words."timestamp")::date AS c6,
    (words."interval" * (2)::double precision) AS c7,
    (words.date)::timestamp with time zone AS c8,
    (words.text)::character varying(10) AS c9,
    (words.double)::integer AS c10
   FROM public.words;
-- structure
--   select
--     item c1 | year month
--     item c2 | name value
--     item c3 | "order" "group"
--     item c4 | first last
--     item c5 | date "time"
--     item c6 | "timestamp"
--     item c7 | "interval"
--     item c8 | date
--     item c9 | text
--     item c10 | double
--     table public.words as words

-- name: named arguments
-- original
SELECT sales.tax(rate => 0.1, amount => amount), make_interval(days => qty), make_interval(hours => 2, mins => qty) FROM orders
-- canonical 18 17 16
 SELECT sales.tax(rate => 0.1, amount => amount) AS c1,
    make_interval(days => qty) AS c2,
    make_interval(hours => 2, mins => qty) AS c3
   FROM public.orders;
-- canonical 15
 SELECT sales.tax(rate => 0.1, amount => orders.amount) AS c1,
    make_interval(days => orders.qty) AS c2,
    make_interval(hours => 2, mins => orders.qty) AS c3
   FROM public.orders;
-- structure
--   select
--     item c1 | amount | sales.tax(rate => 0.1; amount => amount)
--     item c2 | qty | make_interval(days => qty)
--     item c3 | qty | make_interval(hours => 2; mins => qty)
--     table public.orders as orders

-- name: variadic arguments
-- original
SELECT many(1, 2), many(VARIADIC ARRAY[o.id, qty]), concat(VARIADIC tags), format('%s %s', o.id, status), concat_ws(',', o.id, status) FROM orders o, customers c
-- canonical 18 17 16 15
 SELECT public.many(VARIADIC ARRAY[1, 2]) AS c1,
    public.many(VARIADIC ARRAY[o.id, o.qty]) AS c2,
    concat(VARIADIC c.tags) AS c3,
    format('%s %s'::text, o.id, o.status) AS c4,
    concat_ws(','::text, o.id, o.status) AS c5
   FROM public.orders o,
    public.customers c;
-- structure
--   select
--     item c1 | public.many(VARIADIC ARRAY[1, 2])
--     item c2 | o.id o.qty | public.many(VARIADIC ARRAY[o.id, o.qty])
--     item c3 | c.tags | concat(VARIADIC c.tags)
--     item c4 | o.id o.status | format('%s %s'::text; o.id; o.status)
--     item c5 | o.id o.status | concat_ws(','::text; o.id; o.status)
--     table public.orders as o
--     table public.customers as c

-- name: operators of a schema
-- original
SELECT amount OPERATOR(sales.#+) amount, amount OPERATOR(pg_catalog.+) 1 FROM orders
-- canonical 18 17 16
 SELECT (amount OPERATOR(sales.#+) amount) AS c1,
    (amount + (1)::numeric) AS c2
   FROM public.orders;
-- canonical 15
 SELECT (orders.amount OPERATOR(sales.#+) orders.amount) AS c1,
    (orders.amount + (1)::numeric) AS c2
   FROM public.orders;
-- structure
--   select
--     item c1 | amount amount
--     item c2 | amount
--     table public.orders as orders
