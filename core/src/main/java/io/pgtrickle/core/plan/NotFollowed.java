package io.pgtrickle.core.plan;

/** Thrown where no stage follows a query change by change; it is recomputed as a whole then. */
final class NotFollowed extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
