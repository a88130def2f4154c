import type { Subjects } from './oracle.js'

const values = { compare: ['values'] } as const

/** Every pattern over a keyed table `t(id, k, v)`, a table `u(id, k)` to join it with, and `bare(k, v)` without a key. */
export const KEYED: Subjects = {
  filtered: { query: 'SELECT id, k, v FROM t WHERE v IS NOT NULL' },
  grouped: { query: 'SELECT k, count(*) AS n, count(v) AS vs, sum(v) AS total, avg(v) AS mean FROM t GROUP BY k' },
  recomputed: { query: 'SELECT k, sum(v::float8) AS total, count(*) AS n FROM t GROUP BY k', ...values },
  joined: { query: 'SELECT t.id, u.id AS other, t.v FROM t JOIN u ON u.k = t.k' },
  joined_self: { query: 'SELECT a.id, b.id AS other FROM t a JOIN t b ON a.k = b.k' },
  joined_grouped: { query: 'SELECT u.k, count(*) AS n, sum(t.v) AS total FROM t JOIN u ON u.k = t.k GROUP BY u.k' },
  above_groups: { query: 'SELECT k, total FROM grouped WHERE n > 1' },
  total_above_groups: { query: 'SELECT count(*) AS n, sum(total) AS total FROM grouped' },
  above_recomputed: { query: 'SELECT k, n FROM recomputed', ...values },
  bagged: { query: 'SELECT k, v FROM bare WHERE v IS NOT NULL' },
  bag_grouped: { query: 'SELECT k, count(*) AS n, sum(v) AS total FROM bare GROUP BY k' },
}

/** Their schema for keys of a type. */
export const keyedSchema = (type: string) => `
  CREATE TABLE t (id int PRIMARY KEY, k ${type}, v int);
  CREATE TABLE u (id int PRIMARY KEY, k ${type});
  CREATE TABLE bare (k ${type}, v int);`
