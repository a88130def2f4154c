package io.pgtrickle.plugin.golden;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL in the documentation is the SQL of the golden cases. A block is filled in between
 * {@code <!-- golden: case: start -->} and {@code <!-- end -->}: the statement of the case's script that begins with
 * {@code start}, or a whole section where {@code start} is its title.
 */
class DocumentedSqlTest {
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- golden: ([^:]+): (.+?) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Repository.file("docs/sql"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsWhatIsInstalled(Path page) throws IOException {
        String filled = BLOCK.matcher(Files.readString(page))
                .replaceAll(block -> Matcher.quoteReplacement(
                        block.group(1) + "```sql\n" + excerpt(block).strip() + "\n```\n" + block.group(4)));
        Repository.expect(page, filled, "golden.update");
    }

    private static String excerpt(MatchResult block) {
        GoldenCase golden = GoldenCase.named(block.group(2));
        String start = block.group(3);
        if (!golden.text(start).isEmpty()) {
            return golden.text(start);
        }
        String script = "\n" + golden.text("script");
        int from = script.indexOf("\n" + start);
        assertFalse(from < 0, () -> golden + " has no statement that begins with " + start);
        int next = script.indexOf("\nCREATE ", from + 1);
        return next < 0 ? script.substring(from) : script.substring(from, next);
    }
}
