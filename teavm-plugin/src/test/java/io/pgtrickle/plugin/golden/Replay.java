package io.pgtrickle.plugin.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.lifecycle.CreateStreamTable;
import io.pgtrickle.plugin.lifecycle.Step;
import io.pgtrickle.plugin.server.Exchange;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Says to the compiler what PGlite answered when {@link Recorder} ran, and expects the same statements of it: fast enough to
 * be run for each mutant. Runs only when it is named: {@code just mutation}.
 */
class Replay {
    /** To launch a test costs more than to replay what is said for a query. */
    private static final int RECORDINGS_A_TEST = 12;

    private static final List<List<Recording>> RECORDINGS = inTests(read());

    static List<List<Recording>> recordings() {
        return RECORDINGS;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("recordings")
    void emitsWhatWasRecorded(List<Recording> recordings) {
        for (Recording recording : recordings) {
            assertEquals(recording.outcome(), outcome(recording), recording::toString);
        }
    }

    private static String outcome(Recording recording) {
        CreateStreamTable operation = new CreateStreamTable(recording.table(), recording.query(), false, false);
        try {
            Step step = operation.start();
            for (Exchange exchange : recording.exchanges()) {
                assertNotNull(step, exchange.sql());
                assertEquals(exchange.sql(), step.sql());
                assertEquals(exchange.parameters(), Arrays.asList(step.parameters()));
                step = exchange.answer(operation);
            }
            assertNull(step);
            return operation.result();
        } catch (PgTrickleException error) {
            return Recording.refusal(error, recording.table());
        }
    }

    private static List<List<Recording>> inTests(List<Recording> recordings) {
        List<List<Recording>> tests = new ArrayList<>();
        for (int from = 0; from < recordings.size(); from += RECORDINGS_A_TEST) {
            tests.add(recordings.subList(from, Math.min(from + RECORDINGS_A_TEST, recordings.size())));
        }
        return tests;
    }

    private static List<Recording> read() {
        List<Recording> recordings = new ArrayList<>();
        Texts texts = new Texts();
        try (DataInputStream file = new DataInputStream(new BufferedInputStream(Files.newInputStream(Recorder.FILE)))) {
            for (file.mark(1); file.read() >= 0; file.mark(1)) {
                file.reset();
                recordings.add(Recording.read(file, texts));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return recordings;
    }
}
