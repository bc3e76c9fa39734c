package dev.retort.junit.finding;

import dev.retort.error.Problem;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts of problems, with values of rows marked. Of a fact whose name isn't known, all of it is a value. */
final class ProblemFacts {

    /** Facts that are names of things, places, counts or a person's own words. */
    private static final Set<String> READABLE = Stream.of(
                    "at,file,line,line of the SQL,script,revision,operation,state,location,locations,directory,folder",
                    "table,tables,column,columns,index,view,trigger,constraint,sequence,enum,type,new type,labels",
                    "columns with labels,definition,condition,default,kind,name,names,class,owner,schema",
                    "the name belongs to,no longer works,mentioned by,used by,its children,rows that point to it",
                    "known,there are,ids,heads,current,declared,asked for,looked for,possible,matches,tried,problems",
                    "database,data source,url,user,address,session,sessions,session at first,session now,search_path",
                    "lock,holder,held by,waited,invalid indexes,passed over,not done,done,planned from,present,code",
                    "nearest name,near,position,place in the text,character,length,compiler,image,version,offset")
            .flatMap(names -> Stream.of(names.split(",", -1)))
            .collect(Collectors.toUnmodifiableSet());

    /** Facts that databases, programs and exceptions say. */
    private static final Set<String> SAID = Set.of(
            "server", "database said", "SQLite says", "it said", "pg_dump said", "git said", "reason", "message");

    private static final Set<String> STATEMENTS = Set.of("statement", "own statement", "sql", "query");

    private ProblemFacts() {}

    static String marked(String name, Object value) {
        String shown = Problem.shown(value);
        if (READABLE.contains(name) || value instanceof Number || value instanceof Problem) {
            return shown;
        }
        if (value instanceof Throwable thrown) {
            return thrown.getClass().getName()
                    + (thrown.getMessage() == null ? "" : ": " + ServerWords.marked(thrown.getMessage()));
        }
        if (name.equals("cause")) {
            return shown;
        }
        if (SAID.contains(name) || name.startsWith("offending key")) {
            return ServerWords.marked(shown);
        }
        return STATEMENTS.contains(name) ? Marked.sql(shown) : Marked.value(shown);
    }
}
