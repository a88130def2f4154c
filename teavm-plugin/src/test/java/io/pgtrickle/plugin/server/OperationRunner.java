package io.pgtrickle.plugin.server;

import io.pgtrickle.plugin.lifecycle.DatabaseError;
import io.pgtrickle.plugin.lifecycle.Operation;
import io.pgtrickle.plugin.lifecycle.Step;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Runs operations on a server over JDBC. {@link #startOver} takes everything back, so that every stream table is the first
 * one of its database and gets the same names.
 */
public final class OperationRunner implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private final Engine engine;
    private final Server server;
    private final Connection connection;
    private final List<Exchange> exchanges = new ArrayList<>();
    private String lastScript = "";

    /** Starts PGlite. */
    public OperationRunner() throws IOException, SQLException {
        this(Engine.PGLITE);
    }

    private OperationRunner(Engine engine) throws IOException, SQLException {
        this.engine = engine;
        server = engine.start();
        connection = server.connect();
        connection.setAutoCommit(false);
    }

    /** Starts one of the servers. */
    public static OperationRunner on(Engine engine) {
        try {
            return new OperationRunner(engine);
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(engine + " does not start", failure);
        }
    }

    /** Forgets all there is and runs a script. */
    public void startOver(String script) throws SQLException {
        connection.rollback();
        script(script);
    }

    /** Runs a script. */
    public void script(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    /** Runs an operation to its end; gives its result as JSON. */
    public String run(Operation operation) throws SQLException {
        exchanges.clear();
        Step step = operation.start();
        while (step != null) {
            step = advance(operation, step);
        }
        return operation.result();
    }

    /** Commits, and gives what pg_dump writes of all there is; only PGlite has it. */
    public String dump() throws SQLException, IOException {
        connection.commit();
        return ((PgliteServer) server).dump();
    }

    /** The script that was run last. */
    public String lastScript() {
        return lastScript;
    }

    /** What was said in the operation that was run last. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The first value of a query with one parameter. */
    public String value(String query, String parameter) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(filled(query, List.of(parameter)))) {
            result.next();
            return result.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.close();
    }

    @Override
    public String toString() {
        return engine.name();
    }

    private @Nullable Step advance(Operation operation, Step step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (step.script()) {
                lastScript = step.sql();
            }
            List<@Nullable String> parameters = Arrays.asList(step.parameters());
            Exchange exchange = statement.execute(filled(step.sql(), parameters))
                    ? read(step.sql(), parameters, statement.getResultSet())
                    : new Exchange(step.sql(), parameters, 0, List.of(), null);
            exchanges.add(exchange);
            return exchange.answer(operation);
        } catch (PSQLException exception) {
            ServerErrorMessage error = Objects.requireNonNull(exception.getServerErrorMessage());
            Exchange exchange = new Exchange(
                    step.sql(),
                    Arrays.asList(step.parameters()),
                    0,
                    List.of(),
                    new DatabaseError(
                            Objects.requireNonNullElse(error.getSQLState(), ""),
                            Objects.requireNonNullElse(error.getMessage(), ""),
                            Objects.requireNonNullElse(error.getDetail(), ""),
                            Objects.requireNonNullElse(error.getHint(), ""),
                            error.getPosition()));
            exchanges.add(exchange);
            return exchange.answer(operation);
        }
    }

    private static Exchange read(String sql, List<@Nullable String> parameters, ResultSet result) throws SQLException {
        int width = result.getMetaData().getColumnCount();
        List<@Nullable String> cells = new ArrayList<>();
        while (result.next()) {
            for (int column = 1; column <= width; column++) {
                cells.add(result.getString(column));
            }
        }
        return new Exchange(sql, parameters, width, cells, null);
    }

    /** JDBC knows no numbered parameters: their values stand in the text instead. */
    private static String filled(String sql, List<@Nullable String> parameters) {
        if (parameters.isEmpty()) {
            return sql;
        }
        Matcher matcher = PARAMETER.matcher(sql);
        return matcher.replaceAll(match -> {
            String value = parameters.get(Integer.parseInt(match.group(1)) - 1);
            return value == null ? "NULL" : Matcher.quoteReplacement("'" + value.replace("'", "''") + "'");
        });
    }
}
