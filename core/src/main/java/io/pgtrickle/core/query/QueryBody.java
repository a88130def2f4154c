package io.pgtrickle.core.query;

import java.util.List;

/** The body of a query expression. */
public sealed interface QueryBody permits QueryBody.SetOperation, QueryBody.Values, Select {

    /** Two queries combined. */
    record SetOperation(Kind kind, boolean all, Query left, Query right) implements QueryBody {

        /** The set operators. */
        public enum Kind {
            UNION,
            INTERSECT,
            EXCEPT
        }
    }

    /** Constant rows. */
    record Values(List<List<Scalar>> rows) implements QueryBody {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
