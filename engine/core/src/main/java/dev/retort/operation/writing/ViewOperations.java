package dev.retort.operation.writing;

import dev.retort.operation.CreateFunction;
import dev.retort.operation.CreateTrigger;
import dev.retort.operation.CreateView;
import dev.retort.operation.DropFunction;
import dev.retort.operation.DropTrigger;
import dev.retort.operation.DropView;
import dev.retort.operation.RefreshView;
import dev.retort.operation.ReplaceView;
import dev.retort.schema.StoredFunction;
import dev.retort.schema.Trigger;
import dev.retort.schema.View;
import java.util.Optional;

/** The part of {@link Operations} that is about views, functions and triggers. */
abstract sealed class ViewOperations extends TypeOperations permits DataOperations {

    ViewOperations(Destination destination) {
        super(destination);
    }

    /** Creates a view; a materialized one is a plain view on SQLite. */
    public Creation createView(View view) {
        View placed = placed(view);
        return begin(new Creation(presence -> new CreateView(placed, presence)), Creation::operation);
    }

    /** Gives a view another query, or creates it. */
    public Alteration<View> replaceView(View view) {
        View placed = placed(view);
        return begin(
                new Alteration<View>(before -> new ReplaceView(placed, before.map(this::placed))),
                Alteration::operation);
    }

    /** Drops a view. */
    public Drop<View> dropView(String view) {
        return dropView(view, false);
    }

    /** Drops a materialized view. */
    public Drop<View> dropMaterializedView(String view) {
        return dropView(view, true);
    }

    private Drop<View> dropView(String view, boolean materialized) {
        return begin(
                new Drop<View>((presence, cascade, original) ->
                        new DropView(name(view), materialized, presence, cascade, original.map(this::placed))),
                Drop::operation);
    }

    /** Fills a materialized view anew; nothing on SQLite, where it is always fresh. */
    public void refreshView(String view) {
        add(new RefreshView(name(view), false));
    }

    /** Fills a materialized view anew while readers go on; it needs a unique index; nothing on SQLite. */
    public void refreshViewConcurrently(String view) {
        add(new RefreshView(name(view), true));
    }

    /** Creates a function; nothing on SQLite. */
    public void createFunction(StoredFunction function) {
        add(new CreateFunction(placed(function), false, Optional.empty()));
    }

    /** Creates a function, or replaces the one with the same parameters; nothing on SQLite. */
    public Alteration<StoredFunction> replaceFunction(StoredFunction function) {
        StoredFunction placed = placed(function);
        return begin(
                new Alteration<StoredFunction>(before -> new CreateFunction(placed, true, before.map(this::placed))),
                Alteration::operation);
    }

    /** Drops the only function of that name; nothing on SQLite. */
    public Drop<StoredFunction> dropFunction(String function) {
        return dropFunction(function, Optional.empty());
    }

    /** Drops the function with these types of parameters, such as {@code "integer, text"}; nothing on SQLite. */
    public Drop<StoredFunction> dropFunction(String function, String signature) {
        return dropFunction(function, Optional.of(signature));
    }

    private Drop<StoredFunction> dropFunction(String function, Optional<String> signature) {
        return begin(
                new Drop<StoredFunction>((presence, cascade, original) ->
                        new DropFunction(name(function), signature, presence, cascade, original.map(this::placed))),
                Drop::operation);
    }

    /** Creates a trigger on each database for which it has an action. */
    public void createTrigger(String table, Trigger trigger) {
        add(new CreateTrigger(name(table), trigger));
    }

    /** Drops a trigger. */
    public Drop<Trigger> dropTrigger(String table, String trigger) {
        return begin(
                new Drop<Trigger>((presence, cascade, original) ->
                        new DropTrigger(name(table), trigger, presence, cascade, original)),
                Drop::operation);
    }

    private View placed(View view) {
        return view.withName(destination.place(view.name()));
    }

    private StoredFunction placed(StoredFunction function) {
        return new StoredFunction(destination.place(function.name()), function.parameters(), function.definition());
    }
}
