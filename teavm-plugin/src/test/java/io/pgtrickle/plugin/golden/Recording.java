package io.pgtrickle.plugin.golden;

import io.pgtrickle.core.error.PgTrickleException;
import io.pgtrickle.plugin.server.Exchange;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of createStreamTable as it went on PGlite.
 *
 * @param name where the query stands
 * @param table the stream table's name
 * @param query the defining query
 * @param exchanges what was run and answered
 * @param outcome the result, or the error
 */
record Recording(String name, String table, String query, List<Exchange> exchanges, String outcome) {

    /** The outcome of a call that was refused. */
    static String refusal(PgTrickleException error, String table) {
        return error.failure().code() + " " + error.failure().feature() + " "
                + error.message("createStreamTable", Optional.of(table));
    }

    /** Writes it behind others. */
    void write(DataOutputStream file, Texts texts) throws IOException {
        texts.write(file, List.of(name, table, query, outcome));
        file.writeInt(exchanges.size());
        for (Exchange exchange : exchanges) {
            texts.write(file, List.of(exchange.sql()));
            texts.write(file, exchange.parameters());
            file.writeInt(exchange.width());
            texts.write(file, exchange.cells());
            Texts.write(file, exchange.error());
        }
    }

    /** Reads the next one. */
    static Recording read(DataInputStream file, Texts texts) throws IOException {
        List<String> head = texts.read(file);
        List<Exchange> exchanges = new ArrayList<>();
        for (int count = file.readInt(); count > 0; count--) {
            exchanges.add(new Exchange(
                    texts.read(file).get(0),
                    texts.read(file),
                    file.readInt(),
                    texts.read(file),
                    Texts.readError(file)));
        }
        return new Recording(head.get(0), head.get(1), head.get(2), exchanges, head.get(3));
    }

    @Override
    public String toString() {
        return name + " " + table;
    }
}
