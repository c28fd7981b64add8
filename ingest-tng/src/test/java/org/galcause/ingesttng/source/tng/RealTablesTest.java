package org.galcause.ingesttng.source.tng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.galcause.ingesttng.source.tng.SourceTables.requireSame;
import static org.galcause.ingesttng.source.tng.SourceTables.tng;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.RealData;
import org.galcause.ingesttng.fields.FieldDictionary;
import org.galcause.ingesttng.hdf5.Hdf5Attributes;
import org.galcause.ingesttng.hdf5.Hdf5Dataset;
import org.galcause.ingesttng.hdf5.Hdf5File;
import org.galcause.ingesttng.source.PushedAggregates;
import org.junit.jupiter.api.Test;

/** Real files of IllustrisTNG: every value of every dataset is that of the table. */
class RealTablesTest {

    private static final String TNG100_2 = "groupcat_tng100-2_z0";
    private static final String TNG100_1 = "groupcat_tng100-1_z0";
    private static final String SUBBOX = "snap_tng50-4-subbox0";

    @Test
    void missingChunksAreAnErrorUnlessAllowed() {
        Path folder = RealData.at(TNG100_2);
        assertThatThrownBy(() -> tng(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("snapshot 99 has 56 catalogue chunks, of which 53 are missing: 3-55");
    }

    @Test
    void cataloguesAreTheFilesAndSayWhatIsMissing() {
        Path folder = RealData.at(TNG100_2);
        List<Path> files = List.of(
                folder.resolve("fof_subhalo_tab_099.0.hdf5"),
                folder.resolve("fof_subhalo_tab_099.1.hdf5"),
                folder.resolve("fof_subhalo_tab_099.2.hdf5"));
        Dataset<Row> subhaloes = tng(folder, "missing", "allow");
        requireSame(subhaloes, files, "Subhalo");
        requireSame(tng(folder, "missing", "allow", "table", "halos"), files, "Group");
        assertThat(subhaloes.schema().apply("_chunk").getComment().get())
                .contains("missing: snapshot 99: chunks 3-55 of 56");
        assertThat(subhaloes.queryExecution().executedPlan().toString())
                .contains("missing snapshot 99: chunks 3-55 of 56");
    }

    @Test
    void idsAfterMissingChunksComeFromTheLinksOfGroupsAndSubhaloes() {
        Path folder = RealData.at(TNG100_1);
        Path file = folder.resolve("fof_subhalo_tab_099.36.hdf5");
        try (Hdf5File chunk = Hdf5File.open(file)) {
            int first = chunk.dataset("Group/GroupFirstSub").all().ints()[0];
            int group = chunk.dataset("Subhalo/SubhaloGrNr").all().ints()[0];
            assertThat(first).isGreaterThan(1000);
            Row row = tng(folder, "missing", "allow")
                    .selectExpr("min(SubfindID)", "max(SubfindID)", "min(_chunk)", "count(*)")
                    .first();
            assertThat(row.toSeq().mkString(" ")).isEqualTo(first + " " + (first + 5382) + " 36 5383");
            assertThat(tng(folder, "missing", "allow", "table", "halos")
                            .selectExpr("min(GroupID)")
                            .first()
                            .getLong(0))
                    .isEqualTo(group);
        }
    }

    @Test
    void aggregatesOfWhatIsThereAreGroupedByChunk() {
        Dataset<Row> there = tng(RealData.at(TNG100_2), "missing", "allow");
        Dataset<Row> held = PushedAggregates.held(there.select("_chunk", "SubhaloSFR", "SubhaloFlag"));
        PushedAggregates.areThoseOfTheRows(there, held, "_chunk in (0, 2)", "SubhaloSFR");
        PushedAggregates.areThoseOfTheRows(there, held, "_chunk = 7", "SubhaloFlag");
        String perChunk = "SELECT _chunk, count(*), max(SubhaloSFR), min(SubhaloFlag) FROM {} GROUP BY _chunk";
        there.createOrReplaceTempView("there");
        held.createOrReplaceTempView("held");
        Dataset<Row> pushed = there.sparkSession().sql(perChunk.replace("{}", "there"));
        assertThat(pushed.queryExecution().executedPlan().toString()).contains("by [_chunk]");
        assertThat(pushed.collectAsList())
                .hasSize(3)
                .containsExactlyInAnyOrderElementsOf(
                        there.sparkSession().sql(perChunk.replace("{}", "held")).collectAsList());
    }

    @Test
    void aBranchFileOfTheWebApiIsATable() {
        Path file = RealData.at("sublink/sublink_mpb_565261.hdf5");
        Dataset<Row> branch = tng(file, "table", "sublink");
        requireSame(branch, List.of(file), "");
        assertThat(branch.first().<Long>getAs("SubhaloID")).isEqualTo(60000015200059278L);
        assertThat(branch.where("isnan(SubhaloBfldDisk)").count()).isEqualTo(2);
    }

    @Test
    void aCutoutOfTheWebApiIsATable() {
        Path file = RealData.at("sublink/stars_565261.hdf5");
        requireSame(tng(file, "table", "particles", "type", "stars"), List.of(file), "PartType4");
    }

    @Test
    void particlesAreTheFiles() {
        Path folder = RealData.at(SUBBOX);
        List<Path> files = List.of(folder.resolve("snap_2332.0.hdf5"), folder.resolve("snap_2332.1.hdf5"));
        for (String type : List.of("gas", "dm", "tracers")) {
            int number = ParticleType.of(type).number();
            Dataset<Row> particles = tng(folder, "table", "particles", "type", type, "missing", "allow");
            requireSame(particles, files, "PartType" + number);
        }
        assertThat(tng(folder, "table", "particles", "type", "dm", "missing", "allow")
                        .selectExpr("min(Masses)", "max(Masses)")
                        .first()
                        .toSeq()
                        .mkString(" "))
                .startsWith("0.015737");
        assertThatThrownBy(() -> tng(folder, "table", "particles"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("snapshot 2332: files 3-10 of 11");
    }

    /** Nelson et al. 2019: physical value = value times a^a_scaling h^h_scaling, with the attributes that each dataset carries. */
    @Test
    void physicalValuesFollowTheFilesOwnScaling() {
        Path folder = RealData.at(SUBBOX);
        Dataset<Row> raw = tng(folder, "table", "particles", "missing", "allow");
        Dataset<Row> physical = tng(folder, "table", "particles", "missing", "allow", "units", "physical");
        int scaled = 0;
        try (Hdf5File file = Hdf5File.open(folder.resolve("snap_2332.1.hdf5"))) {
            double a = file.attributes("Header").requiredNumber("Time");
            for (Hdf5Dataset dataset : file.datasets("PartType0")) {
                Hdf5Attributes scaling = file.attributes(dataset.path());
                boolean known =
                        FieldDictionary.tng().find("PartType0", dataset.name()).isPresent();
                if (!known || !scaling.contains("a_scaling") || !dataset.type().real()) {
                    continue;
                }
                String column = dataset.name() + (dataset.width() > 1 ? "_0" : "");
                double factor = Math.pow(a, scaling.requiredNumber("a_scaling"))
                        * Math.pow(0.6774, scaling.requiredNumber("h_scaling"));
                double is = physical.agg(org.apache.spark.sql.functions.sum(column))
                        .first()
                        .getDouble(0);
                double was = raw.agg(org.apache.spark.sql.functions.sum(column))
                        .first()
                        .getDouble(0);
                assertThat(is).as(column).isCloseTo(was * factor, within(1e-9 * Math.abs(was * factor)));
                scaled += factor == 1 ? 0 : 1;
            }
        }
        assertThat(scaled).isGreaterThan(5);
    }
}
