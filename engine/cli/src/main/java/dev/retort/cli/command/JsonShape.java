package dev.retort.cli.command;

/** What {@code --json} prints, for the help and the reference: the names, with empty values for their kinds. */
final class JsonShape {

    static final String HEADING = "%nWith --json:%n";

    static final String STEPS = "{\"steps\":[{\"revision\",\"direction\",\"heads\":[],\"millis\"}],\"heads\":[]}";
    static final String CURRENT =
            "{\"current\":[],\"heads\":[],\"atHead\":true," + "\"foreignHistory\":{\"tool\",\"table\",\"at\":[]}?}";
    static final String CHECK = "{\"pending\":[],\"edited\":[],\"edits\":{},\"empty\":[],\"atHead\":true}";
    static final String NEW_REVISION =
            "{\"revision\":{\"id\",\"down\":[],\"dependsOn\":[],\"labels\":[],\"message\"," + "\"created\",\"path\"}}";
    private static final String REVISION = "{\"id\",\"down\":[],\"dependsOn\":[],\"labels\":[],\"message\",\"created\","
            + "\"path\",\"isHead\",\"isCurrent\",\"isBranchPoint\",\"isMergePoint\"";
    static final String HISTORY = "{\"revisions\":[" + REVISION + "}]}";
    static final String HEADS = "{\"heads\":[],\"revisions\":[" + REVISION + "}]}";
    static final String BRANCHES = "{\"branches\":[" + REVISION + ",\"children\":[]}]}";
    static final String LOG = "{\"log\":[{\"id\",\"revision\",\"direction\",\"heads\":[],\"appliedAt\",\"appliedBy\","
            + "\"millis\",\"checksum\",\"toolVersion\"}]}";
    static final String FILES = "{\"files\":[]}";
    static final String TABLE = "{\"table\"}";
    static final String TEMPLATES = "{\"templates\":[{\"name\",\"description\"}]}";
    static final String SETTINGS = "{\"settings\":[{\"key\",\"value\",\"origin\"}]}";
    static final String CHECKUP = "{\"ok\":true,\"checks\":[{\"name\",\"state\",\"text\"}]}";
    static final String ERROR = "{\"error\":{\"code\",\"message\",\"details\":{}}}";
    static final String NOT_CURRENT = "isCurrent is left out, as the database is not read";

    private JsonShape() {}
}
