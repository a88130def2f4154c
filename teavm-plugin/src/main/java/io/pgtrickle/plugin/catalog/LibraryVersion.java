package io.pgtrickle.plugin.catalog;

/** The version of this library, which the catalog carries so that a later one knows what it finds. */
public final class LibraryVersion {
    /** The version as the npm package has it. */
    public static final String VERSION = "1.1.0";

    private LibraryVersion() {}
}
