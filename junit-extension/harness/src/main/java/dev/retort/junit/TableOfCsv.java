package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.rows.GivenFile;

/** Which table rows in CSV are of: the one that is named, else the one after which the file is called. */
final class TableOfCsv {

    private TableOfCsv() {}

    static String of(String table, String csv, String annotation, Class<?> testClass) {
        if (!table.isEmpty()) {
            return table;
        }
        GivenFile file = new GivenFile(csv.strip(), testClass.getClassLoader());
        if (!file.isOnClassPath()) {
            throw new RetortException(Problem.of(
                            "illegal-rows",
                            annotation + " of " + testClass.getName() + " doesn't say of which table its CSV is")
                    .cure("write table = \"users\", or csv = \"classpath:rows/users.csv\""));
        }
        return file.name().replaceFirst("^.*/", "").replaceFirst("\\.[^.]*$", "");
    }
}
