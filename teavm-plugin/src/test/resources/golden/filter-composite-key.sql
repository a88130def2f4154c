-- schema
CREATE TABLE lines (order_id int, number int, sku text, pieces int, PRIMARY KEY (order_id, number));
INSERT INTO lines VALUES (1, 1, 'a', 3), (1, 2, 'b', 1);

-- query
SELECT sku, pieces FROM lines WHERE pieces > 1

-- script
CREATE VIEW pgtrickle."__pgt_1_stream table public.example" AS SELECT sku,
    pieces
   FROM public.lines
  WHERE (pieces > 1);
CREATE TABLE pgtrickle.__pgt_1_rows AS
SELECT lines.order_id AS __pgt_id_1,
  lines.number AS __pgt_id_2,
  sku AS sku,
  pieces AS pieces
FROM public.lines AS lines
WHERE (pieces > 1);
CREATE UNIQUE INDEX ON pgtrickle.__pgt_1_rows (__pgt_id_1, __pgt_id_2) NULLS NOT DISTINCT;
CREATE FUNCTION pgtrickle.__pgt_1_rows_refill() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows;
  INSERT INTO pgtrickle.__pgt_1_rows (__pgt_id_1, __pgt_id_2, sku, pieces)
  SELECT lines.order_id AS __pgt_id_1,
    lines.number AS __pgt_id_2,
    sku AS sku,
    pieces AS pieces
  FROM public.lines AS lines
  WHERE (pieces > 1);
END
$pgt$;
CREATE FUNCTION pgtrickle.__pgt_1_rows_1_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $pgt$
#variable_conflict use_column
DECLARE
  __pgt_keys_1 integer[];
  __pgt_keys_2 integer[];
BEGIN
  INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, sku, pieces)
  SELECT lines.order_id AS __pgt_id_1,
    lines.number AS __pgt_id_2,
    sku AS sku,
    pieces AS pieces
  FROM public.lines AS lines
  WHERE (pieces > 1) AND (lines.order_id, lines.number) IN (SELECT (ARRAY(SELECT order_id FROM __pgt_new))[__pgt_i], (ARRAY(SELECT number FROM __pgt_new))[__pgt_i] FROM unnest(ARRAY(SELECT 1 FROM __pgt_new)) WITH ORDINALITY AS __pgt_k(__pgt_n, __pgt_i));
  RETURN NULL;
EXCEPTION
WHEN unique_violation THEN
  SELECT array_agg(order_id), array_agg(number) INTO __pgt_keys_1, __pgt_keys_2
  FROM (
    SELECT order_id, number FROM __pgt_new
  ) AS __pgt_changed;
  IF __pgt_keys_1 IS NOT NULL THEN
    WITH __pgt_given AS (
      SELECT lines.order_id AS __pgt_id_1,
        lines.number AS __pgt_id_2,
        sku AS sku,
        pieces AS pieces
      FROM public.lines AS lines
      WHERE (pieces > 1) AND (lines.order_id, lines.number) IN (SELECT (__pgt_keys_1)[__pgt_i], (__pgt_keys_2)[__pgt_i] FROM generate_subscripts(__pgt_keys_1, 1) AS __pgt_i)
    ), __pgt_gone AS (
      DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE (__pgt_state.__pgt_id_1, __pgt_state.__pgt_id_2) IN (SELECT (__pgt_keys_1)[__pgt_i], (__pgt_keys_2)[__pgt_i] FROM generate_subscripts(__pgt_keys_1, 1) AS __pgt_i) AND NOT EXISTS (
        SELECT FROM __pgt_given
        WHERE __pgt_given.__pgt_id_1 = __pgt_state.__pgt_id_1 AND __pgt_given.__pgt_id_2 = __pgt_state.__pgt_id_2)
    )
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, sku, pieces)
    SELECT __pgt_given.*
    FROM __pgt_given LEFT JOIN (
      SELECT * FROM pgtrickle.__pgt_1_rows AS __pgt_state
      WHERE (__pgt_state.__pgt_id_1, __pgt_state.__pgt_id_2) IN (SELECT (__pgt_keys_1)[__pgt_i], (__pgt_keys_2)[__pgt_i] FROM generate_subscripts(__pgt_keys_1, 1) AS __pgt_i)
    ) AS __pgt_state ON __pgt_given.__pgt_id_1 = __pgt_state.__pgt_id_1 AND __pgt_given.__pgt_id_2 = __pgt_state.__pgt_id_2
    WHERE (__pgt_given.* *= __pgt_state.*) IS NOT TRUE
    ON CONFLICT (__pgt_id_1, __pgt_id_2) DO UPDATE SET
      __pgt_id_1 = excluded.__pgt_id_1,
      __pgt_id_2 = excluded.__pgt_id_2,
      sku = excluded.sku,
      pieces = excluded.pieces;
  END IF;
  RETURN NULL; WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this INSERT on public.lines: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_insert" AFTER INSERT ON public.lines
REFERENCING NEW TABLE AS __pgt_new FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_insert();

CREATE FUNCTION pgtrickle.__pgt_1_rows_1_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $pgt$
#variable_conflict use_column
BEGIN
  IF (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(sku, pieces, order_id, number) AS __pgt_row FROM __pgt_old LIMIT 1000) AS __pgt_rows) *<> (SELECT ROW(array_agg(__pgt_row))
  FROM (SELECT ROW(sku, pieces, order_id, number) AS __pgt_row FROM __pgt_new LIMIT 1000) AS __pgt_rows) OR EXISTS (SELECT FROM __pgt_old OFFSET 1000) THEN
    DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
    WHERE (__pgt_state.__pgt_id_1, __pgt_state.__pgt_id_2) IN (SELECT (ARRAY(SELECT order_id FROM __pgt_old))[__pgt_i], (ARRAY(SELECT number FROM __pgt_old))[__pgt_i] FROM unnest(ARRAY(SELECT 1 FROM __pgt_old)) WITH ORDINALITY AS __pgt_k(__pgt_n, __pgt_i)) AND NOT EXISTS (
      SELECT FROM public.lines AS lines
      WHERE (pieces > 1) AND lines.order_id = __pgt_state.__pgt_id_1 AND lines.number = __pgt_state.__pgt_id_2 OFFSET 0);
    INSERT INTO pgtrickle.__pgt_1_rows AS __pgt_state (__pgt_id_1, __pgt_id_2, sku, pieces)
    SELECT lines.order_id AS __pgt_id_1,
      lines.number AS __pgt_id_2,
      sku AS sku,
      pieces AS pieces
    FROM public.lines AS lines
    WHERE (pieces > 1) AND (lines.order_id, lines.number) IN (SELECT (ARRAY(SELECT order_id FROM __pgt_new))[__pgt_i], (ARRAY(SELECT number FROM __pgt_new))[__pgt_i] FROM unnest(ARRAY(SELECT 1 FROM __pgt_new)) WITH ORDINALITY AS __pgt_k(__pgt_n, __pgt_i))
    ON CONFLICT (__pgt_id_1, __pgt_id_2) DO UPDATE SET
      __pgt_id_1 = excluded.__pgt_id_1,
      __pgt_id_2 = excluded.__pgt_id_2,
      sku = excluded.sku,
      pieces = excluded.pieces
    WHERE __pgt_state.* *<> excluded.*;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this UPDATE on public.lines: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_update" AFTER UPDATE ON public.lines
REFERENCING NEW TABLE AS __pgt_new OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_update();

CREATE FUNCTION pgtrickle.__pgt_1_rows_1_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off
AS $pgt$
#variable_conflict use_column
BEGIN
  DELETE FROM pgtrickle.__pgt_1_rows AS __pgt_state
  WHERE (__pgt_state.__pgt_id_1, __pgt_state.__pgt_id_2) IN (SELECT (ARRAY(SELECT order_id FROM __pgt_old))[__pgt_i], (ARRAY(SELECT number FROM __pgt_old))[__pgt_i] FROM unnest(ARRAY(SELECT 1 FROM __pgt_old)) WITH ORDINALITY AS __pgt_k(__pgt_n, __pgt_i)) AND NOT EXISTS (
    SELECT FROM public.lines AS lines
    WHERE (pieces > 1) AND lines.order_id = __pgt_state.__pgt_id_1 AND lines.number = __pgt_state.__pgt_id_2 OFFSET 0);
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this DELETE on public.lines: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_delete" AFTER DELETE ON public.lines
REFERENCING OLD TABLE AS __pgt_old FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_delete();

CREATE FUNCTION pgtrickle.__pgt_1_rows_1_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $pgt$
#variable_conflict use_column
BEGIN
  PERFORM pgtrickle.__pgt_1_rows_refill();
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = 'stream table public.example cannot follow this TRUNCATE on public.lines: ' || SQLERRM,
    HINT = 'The change would make the defining query fail. Change the data, or drop the stream table.';
END
$pgt$;
CREATE TRIGGER "!__pgt_1_rows_1_truncate" AFTER TRUNCATE ON public.lines
FOR EACH STATEMENT EXECUTE FUNCTION pgtrickle.__pgt_1_rows_1_truncate();

CREATE OR REPLACE VIEW public.example AS
SELECT __pgt_state.sku,
  __pgt_state.pieces
FROM pgtrickle.__pgt_1_rows AS __pgt_state;
CREATE OR REPLACE TRIGGER "!__pgt_refuse_write" INSTEAD OF INSERT OR UPDATE OR DELETE ON public.example
FOR EACH ROW EXECUTE FUNCTION pgtrickle.__pgt_refuse_write();
