package io.pgtrickle.plugin.lifecycle;

/** Drops a stream table: view, triggers, functions, state and catalog row. */
public final class DropStreamTable extends ExistingOperation {
    private final boolean ifExists;
    private final boolean cascade;

    /**
     * @param name its name, as SQL would write it
     * @param ifExists do nothing when there is none
     * @param cascade drop also what reads it
     */
    public DropStreamTable(String name, boolean ifExists, boolean cascade) {
        super("dropStreamTable", name);
        this.ifExists = ifExists;
        this.cascade = cascade;
    }

    @Override
    Outcome with(Rows found) {
        return Dropping.of(found.text(0, 0), cascade, () -> new Done("null"));
    }

    @Override
    Outcome missing() {
        return ifExists ? new Done("null") : super.missing();
    }
}
