package org.galcause.ingesttng.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.galcause.ingesttng.TestSpark;
import org.galcause.ingesttng.mock.MockUniverse;
import org.galcause.ingesttng.source.fits.FitsOptions;
import org.galcause.ingesttng.source.fits.WriteOptions;
import org.galcause.ingesttng.source.scan.SourceOption;
import org.galcause.ingesttng.source.tng.TngOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/reading-tng.md}: its Java and SQL lines are run as they stand there, its tables of options are the declarations. */
class ReadingTngTest {

    @TempDir
    Path folder;

    private String output = "";

    @BeforeEach
    void writeUniverse() {
        output = MockUniverse.standard(3)
                .withGalaxies(100)
                .withSnapshots(List.of(99))
                .withFiles(2, 1)
                .write(folder.resolve("sim"))
                .output()
                .toString();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("galcause.root", ".."), "docs", "reading-tng.md"));
    }

    /** The blocks of one language, with the folder of the mock universe. */
    private List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map(block ->
                        block.group(1).replace("/data/TNG100-1/output", output).replace("/data", folder.toString()))
                .toList();
    }

    @Test
    void javaLinesRun() throws Exception {
        TestSpark.session()
                .sql("SELECT 1e11D mass UNION ALL SELECT 1e9D")
                .write()
                .format("fits")
                .save(folder.resolve("sizes.fits").toString());
        List<String> blocks = blocks("java");
        assertThat(blocks).hasSize(2);
        Row galaxies = (Row) run(blocks.get(0) + "return galaxies;");
        Row raw = TestSpark.session()
                .read()
                .format("tng")
                .load(output)
                .where("SubhaloFlag = 1 and SubhaloMassType_4 / 0.6774D > 0.1")
                .selectExpr("count(*)", "sum(SubhaloSFR)")
                .first();
        assertThat(galaxies).isEqualTo(raw);
        assertThat(galaxies.getLong(0)).isPositive();
        run(blocks.get(1) + "return null;");
        assertThat(TestSpark.session()
                        .read()
                        .format("fits")
                        .load(folder.resolve("massive.fits").toString())
                        .count())
                .isEqualTo(1);
    }

    private Object run(String lines) throws Exception {
        Path source = folder.resolve("Lines.java");
        Files.writeString(
                source,
                "import org.apache.spark.sql.*;\npublic class Lines { public static Object run(SparkSession spark) {\n"
                        + lines + "\n} }\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Assumptions.assumeTrue(compiler != null, "skipped: no Java compiler, only a runtime");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        assertThat(compiler.run(
                        null, null, null, "-proc:none", "-cp", classes, "-d", folder.toString(), source.toString()))
                .isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return loader.loadClass("Lines")
                    .getMethod("run", SparkSession.class)
                    .invoke(null, TestSpark.session());
        }
    }

    @Test
    void sqlLinesRun() throws IOException {
        SparkSession spark = TestSpark.session();
        List<String> statements = blocks("sql").stream()
                .flatMap(block -> Pattern.compile(";").splitAsStream(block.strip()))
                .toList();
        assertThat(statements).hasSize(3);
        try {
            Row answer = statements.stream().map(spark::sql).toList().get(2).first();
            assertThat(answer.getLong(0)).isPositive();
            assertThat(answer.getDouble(1)).isPositive();
        } finally {
            spark.sql("DROP TABLE subhalos");
            spark.sql("DROP TABLE halos");
        }
    }

    @Test
    void tablesOfOptionsAreTheDeclarations() throws IOException {
        assertThat(page())
                .contains(table("Option of `tng`", TngOptions.declared()))
                .contains(table("Option when reading", FitsOptions.declared()))
                .contains(table("Option when writing", WriteOptions.declared()));
    }

    private static String table(String title, List<SourceOption> options) {
        StringBuilder table = new StringBuilder("| " + title + " | default | allowed | meaning |\n|---|---|---|---|\n");
        for (SourceOption option : options) {
            table.append("| `" + option.name() + "` | " + option.fallback() + " | " + option.allowed() + " | "
                    + option.meaning() + " |\n");
        }
        return table.toString();
    }
}
