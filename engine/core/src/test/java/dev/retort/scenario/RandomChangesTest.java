package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.error.RetortException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.RowOperation.InsertRows;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.operation.TableOperation.DropTable;
import dev.retort.row.Row;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.schema.Table;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same random changes of random tables with random rows, on both databases: each value that stays is the same. */
class RandomChangesTest extends Scenario {

    private static final int TABLES = Boolean.getBoolean("retort.slow") ? 2_000 : 40;
    private static final QualifiedName T = QualifiedName.of("t");

    private final Random random = new Random(Long.getLong("retort.seed", 815));
    private final Map<String, SqlType> columns = new LinkedHashMap<>();
    private int names;
    private Optional<String> constraint = Optional.empty();

    RandomChangesTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Test
    void valuesThatStayAreTheSame() throws SQLException {
        int done = 0;
        try (Connection connection = database.connect()) {
            for (int i = 0; i < TABLES; i++) {
                makeTable(connection);
                for (int j = 0; j < 6; j++) {
                    done += survives(connection, operation()) ? 1 : 0;
                }
                apply(connection, List.of(new DropTable(T, Presence.REQUIRED, false, Optional.empty())));
            }
        }
        assertThat(done).as("changes that weren't refused").isGreaterThan(TABLES * 4);
    }

    private void makeTable(Connection connection) throws SQLException {
        columns.clear();
        constraint = Optional.empty();
        columns.put("id", integer());
        List<SqlType> types =
                List.of(integer(), string(40), text(), numeric(12, 3), doublePrecision(), date(), bytes());
        for (int i = 0; i < 4; i++) {
            columns.put("c" + names++, types.get(random.nextInt(types.size())));
        }
        List<Column> all = new ArrayList<>();
        columns.forEach((name, type) -> all.add(column(name, type)));
        Table table = table("t", all.toArray(Column[]::new)).primaryKey("id");
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Map.Entry<String, SqlType> column : columns.entrySet()) {
                row.add(column.getKey());
                row.add(column.getKey().equals("id") ? (Object) i : value(column.getValue()));
            }
            rows.add(row(row.toArray()));
        }
        apply(connection, List.of(new CreateTable(table, Presence.REQUIRED)));
        apply(connection, List.of(new InsertRows(T, rows, List.of("id"))));
    }

    private @Nullable Object value(SqlType type) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        int number = random.nextInt(2000) - 1000;
        if (type instanceof SqlType.IntegerType) {
            return number;
        }
        if (type instanceof SqlType.NumericType) {
            return BigDecimal.valueOf(number, 3);
        }
        if (type instanceof SqlType.FloatType) {
            return number / 8.0;
        }
        if (type instanceof SqlType.DateType) {
            return LocalDate.of(2020, 1, 1).plusDays(number);
        }
        return type instanceof SqlType.BytesType
                ? new byte[] {(byte) number, 0}
                : number % 2 == 0 ? "" + number : "it's " + number;
    }

    private Operation operation() {
        List<String> others =
                columns.keySet().stream().filter(it -> !it.equals("id")).toList();
        String name = others.get(random.nextInt(others.size()));
        SqlType type = columns.getOrDefault(name, text());
        if (constraint.isPresent() && random.nextInt(3) == 0) {
            return new DropConstraint(
                    T, constraint.get(), Optional.empty(), Presence.REQUIRED, false, Optional.empty());
        }
        String added = "x" + names++;
        return switch (random.nextInt(9)) {
            case 0 -> new AddConstraint(T, check("id > 0").named(added));
            case 1 -> new AddConstraint(T, unique("id", name).named(added));
            case 2 -> new AddConstraint(T, unique(name).named(added));
            case 3 ->
                new AddConstraint(T, foreignKey("id").references("t", "id").named(added));
            case 4 -> alter(name, Optional.empty(), Optional.of(random.nextBoolean()));
            case 5 ->
                others.size() > 1
                        ? new DropColumn(T, name, Presence.REQUIRED, false, Optional.empty())
                        : new RenameColumn(T, name, added);
            case 6 -> new RenameColumn(T, name, added);
            case 7 -> new AddColumn(T, column(added, integer()).defaultTo(7).notNull(), Presence.REQUIRED);
            default -> alter(name, Optional.of(wider(type)), Optional.empty());
        };
    }

    private static SqlType wider(SqlType type) {
        if (type instanceof SqlType.IntegerType) {
            return bigInteger();
        }
        return type instanceof SqlType.StringType ? text() : type;
    }

    private static AlterColumn alter(String name, Optional<SqlType> type, Optional<Boolean> nullable) {
        return new AlterColumn(
                T,
                name,
                type,
                Optional.empty(),
                nullable,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }

    private boolean survives(Connection connection, Operation operation) throws SQLException {
        List<String> kept = columns.keySet().stream()
                .filter(name ->
                        !(operation instanceof DropColumn drop && drop.column().equals(name)))
                .toList();
        List<String> rows = rows(connection, kept);
        try {
            apply(connection, List.of(operation));
        } catch (RetortException refused) {
            assertThat(refused.problem().code()).isEqualTo("rows-in-the-way");
            return false;
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).matches("(?s).*(contains null values|could not create unique index).*");
            return false;
        }
        note(operation);
        List<String> renamed = kept.stream()
                .map(name -> operation instanceof RenameColumn it && it.column().equals(name) ? it.newName() : name)
                .toList();
        assertThat(rows(connection, renamed)).as(operation.toString()).isEqualTo(rows);
        return true;
    }

    private void note(Operation operation) {
        if (operation instanceof DropColumn drop) {
            columns.remove(drop.column());
            constraint = Optional.empty();
        } else if (operation instanceof RenameColumn rename) {
            columns.put(rename.newName(), columns.getOrDefault(rename.column(), text()));
            columns.remove(rename.column());
        } else if (operation instanceof AddColumn add) {
            columns.put(add.column().name(), add.column().type());
        } else if (operation instanceof AlterColumn alter) {
            alter.type().ifPresent(type -> columns.put(alter.column(), type));
        } else if (operation instanceof DropConstraint) {
            constraint = Optional.empty();
        } else if (operation instanceof AddConstraint add) {
            constraint = add.constraint().name();
        }
    }

    private List<String> rows(Connection connection, List<String> names) {
        String values = names.stream()
                .map(name -> choose("typeof(%1$s) || quote(%1$s)", "coalesce(%1$s::text, 'NULL')")
                        .formatted(name))
                .collect(Collectors.joining(" || ', ' || "));
        return catalog(connection).query("SELECT " + values + " AS v FROM t ORDER BY id").stream()
                .map(row -> row.text("v").orElse(""))
                .toList();
    }

    private void apply(Connection connection, List<Operation> operations) throws SQLException {
        Dialect dialect = isPostgresql() ? new PostgresqlDialect() : new SqliteDialect();
        try (var session = dialect.transactions().prepare(connection)) {
            session.begin();
            CatalogReader catalog = catalog(connection);
            for (SqlStatement statement : dialect.compiler().compile(operations, catalog)) {
                if (statement.ifFound().isPresent()) {
                    statement.problem(catalog.query(statement.sql())).ifPresent(problem -> {
                        throw new RetortException(problem);
                    });
                } else {
                    try (Statement run = connection.createStatement()) {
                        run.execute(statement.sql());
                    }
                }
            }
            session.commit();
        }
    }

    private static CatalogReader catalog(Connection connection) {
        return (sql, parameters) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                List<Row> rows = new ArrayList<>();
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        List<@Nullable Object> row = new ArrayList<>();
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            row.add(result.getMetaData().getColumnLabel(i));
                            row.add(result.getObject(i));
                        }
                        rows.add(row(row.toArray()));
                    }
                }
                return rows;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        };
    }
}
