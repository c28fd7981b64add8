package org.galcause.ingesttng.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.TestSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are replaced between opening a table and reading it, and while it is read: one sentence, never rows of two files. */
class ReplacedFilesTest {

    private static final int ROWS = 300_000;

    private static final String WRITE = """
            import sys, h5py, numpy as np
            from h5py import File
            n, folder, zero = int(sys.argv[2]), sys.argv[1], int(sys.argv[3])
            with File(folder + '/fof_subhalo_tab_099.0.hdf5', 'w') as f:
                h = f.create_group('Header').attrs
                for k, v in dict(BoxSize=75000., HubbleParam=.6774, Omega0=.3089, OmegaLambda=.6911, Redshift=0., Time=1., NumFiles=1, Ngroups_ThisFile=0,
                                 Ngroups_Total=0, Nsubgroups_ThisFile=n, Nsubgroups_Total=n).items(): h[k] = v
                f['Subhalo/SubhaloLen'] = np.arange(n, dtype='i4') + zero
            """;

    /** What a user's other program does to a file. */
    enum Mischief {
        RENAMED {
            @Override
            void happen(Path file) throws IOException {
                Path other = Files.write(file.resolveSibling("other"), changed(file));
                Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        WRITTEN {
            @Override
            void happen(Path file) throws IOException {
                Files.write(file, changed(file));
            }
        },
        CUT {
            @Override
            void happen(Path file) throws IOException {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 3000));
            }
        },
        REMOVED {
            @Override
            void happen(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void happen(Path file) throws IOException;

        /** The same file with other numbers in its second half. */
        private static byte[] changed(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, bytes.length / 2, bytes.length - 4000, (byte) 1);
            return bytes;
        }
    }

    @TempDir
    Path folder;

    private Path hdf5;

    @BeforeEach
    void write() {
        Oracle.python(folder, WRITE, folder.toString(), Integer.toString(ROWS), "0");
        hdf5 = folder.resolve("fof_subhalo_tab_099.0.hdf5");
    }

    private Dataset<Row> subhalos() {
        return TestSpark.session()
                .read()
                .format("tng")
                .option("batchRows", "4096")
                .option("partitionBytes", "1099511627776")
                .load(folder.toString());
    }

    private Path fits() {
        Path file = folder.resolve("table.fits");
        subhalos()
                .selectExpr("SubfindID", "SubhaloLen")
                .coalesce(1)
                .write()
                .format("fits")
                .mode("overwrite")
                .save(file.toString());
        return file;
    }

    private Dataset<Row> fits(Path file) {
        return TestSpark.session()
                .read()
                .format("fits")
                .option("batchRows", "4096")
                .option("partitionBytes", "1099511627776")
                .load(file.toString());
    }

    @ParameterizedTest
    @EnumSource(Mischief.class)
    void aCatalogueIsReadFromOneVersionOfItsFile(Mischief mischief) throws IOException {
        Dataset<Row> table = subhalos();
        requireSentence(() -> readingWhile(mischief, hdf5, table), hdf5);
        write();
        Dataset<Row> opened = subhalos();
        mischief.happen(hdf5);
        requireSentence(() -> opened.selectExpr("sum(SubhaloLen)").collectAsList(), hdf5);
        requireSentence(() -> opened.collectAsList(), hdf5);
    }

    @ParameterizedTest
    @EnumSource(Mischief.class)
    void aFitsTableIsReadFromOneVersionOfItsFile(Mischief mischief) throws IOException {
        Path file = fits();
        requireSentence(() -> readingWhile(mischief, file, fits(file)), file);
        Files.deleteIfExists(file);
        Dataset<Row> opened = fits(fits());
        mischief.happen(file);
        requireSentence(() -> opened.selectExpr("sum(SubhaloLen)").collectAsList(), file);
    }

    /** Spark as it reads: after the first rows the file is another. */
    private static List<Long> readingWhile(Mischief mischief, Path file, Dataset<Row> table) {
        String path = file.toString();
        return table.selectExpr("SubhaloLen")
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(rows -> {
                    long sum = 0;
                    for (int count = 0; rows.hasNext(); count++) {
                        InternalRow row = rows.next();
                        if (count == 10) {
                            happen(mischief, path);
                        }
                        sum += row.getInt(0);
                    }
                    return List.of(sum).iterator();
                })
                .collect();
    }

    private static void happen(Mischief mischief, String path) {
        try {
            mischief.happen(Path.of(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void requireSentence(org.assertj.core.api.ThrowableAssert.ThrowingCallable read, Path file) {
        Throwable fault = catchThrowable(read);
        assertThat(fault).as("a sentence").isNotNull();
        while (!(fault instanceof UserError) && fault.getCause() != null) {
            fault = fault.getCause();
        }
        assertThat(fault)
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageNotContaining("Exception");
    }
}
