package io.pgtrickle.plugin.lifecycle;

import io.pgtrickle.core.error.ErrorCode;
import io.pgtrickle.core.error.Failure;
import io.pgtrickle.plugin.catalog.Bootstrap;
import java.util.function.Supplier;

/** The steps before any work on the catalog: is there one, and can this version work with it. */
final class CatalogCheck {
    private CatalogCheck() {}

    /** Goes on with {@code present} or {@code absent}; refuses a catalog that another version wrote. */
    static Outcome then(Supplier<Outcome> present, Supplier<Outcome> absent) {
        return Step.of(
                Bootstrap.EXISTS,
                exists -> exists.text(0, 0).equals("true")
                        ? Step.of(Bootstrap.INSTALLED_VERSION, version -> {
                            requireKnown(version.text(0, 0));
                            return present.get();
                        })
                        : absent.get());
    }

    /** Goes on with {@code next} once there is a catalog. */
    static Outcome orBootstrap(Supplier<Outcome> next) {
        return then(next, () -> Step.script(Bootstrap.SCRIPT, next));
    }

    private static void requireKnown(String version) {
        if (!version.equals(Bootstrap.VERSION)) {
            throw Failure.query(
                            ErrorCode.INCOMPATIBLE_CATALOG,
                            "The catalog of this database has version " + version,
                            "this is version " + Bootstrap.VERSION,
                            "Use @pgtrickle/pglite-lite " + version + " or newer.")
                    .exception();
        }
    }
}
