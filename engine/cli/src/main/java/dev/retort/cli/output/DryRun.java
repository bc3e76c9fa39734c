package dev.retort.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What would be done, with every statement.
 *
 * @param steps the steps
 * @param sql the statements, as a script
 */
public record DryRun(Answer steps, String sql) implements Answer {

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>(steps.json());
        json.put("script", sql);
        return json;
    }

    @Override
    public void print(Console console) {
        steps.print(console);
        console.result("");
        sql.lines().forEach(console::result);
    }
}
