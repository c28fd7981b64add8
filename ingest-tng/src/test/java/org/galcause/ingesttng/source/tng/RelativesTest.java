package org.galcause.ingesttng.source.tng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.galcause.ingesttng.source.tng.SourceTables.tng;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.spark.sql.Row;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.Oracle;
import org.galcause.ingesttng.mock.MockUniverse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What relatives of TNG have that it has not: zooms in chunks of their own, and other merger trees beside SubLink's. */
class RelativesTest {

    /** As TNG-Cluster: a zoom for each catalogue chunk, one of them empty; its particles in chunks i and i + 3; 64-bit counters. */
    private static final String ZOOMS = """
            import sys, os, h5py, numpy as np
            out = sys.argv[1]; rng = np.random.default_rng(1); groups = [4, 0, 3]; subhaloes = [6, 0, 5]
            os.makedirs(f'{out}/output/groups_099'); os.makedirs(f'{out}/postprocessing/offsets'); os.makedirs(f'{out}/output/snapdir_099')
            common = dict(BoxSize=680000., HubbleParam=.6774, Omega0=.3089, OmegaLambda=.6911, Redshift=2.22e-16, Time=1.)
            first = 0
            for c in range(3):
                with h5py.File(f'{out}/output/groups_099/fof_subhalo_tab_099.{c}.hdf5', 'w') as f:
                    f.create_group('Header').attrs.update(dict(common, NumFiles=np.int32(3), Ngroups_ThisFile=np.int64(groups[c]), Ngroups_Total=np.int64(7),
                        Nsubgroups_ThisFile=np.int64(subhaloes[c]), Nsubgroups_Total=np.int64(11)))
                    for name in ('Config', 'Parameters', 'IDs'): f.create_group(name)
                    if groups[c] == 0: continue
                    f['Group/GroupFirstSub'] = np.array([first] + [-1] * (groups[c] - 1), 'i4')
                    f['Group/GroupOrigHaloID'] = np.full(groups[c], 100 + c, 'i4')
                    f['Group/GroupPrimaryZoomTarget'] = np.array([1] + [0] * (groups[c] - 1), 'i4')
                    f['Group/GroupOffsetType'] = rng.integers(2**40, 2**41, (groups[c], 6))
                    f['Subhalo/SubhaloMass'] = np.full(subhaloes[c], 10 + c, 'f4')
                    f['Subhalo/SubhaloGrNr'] = np.full(subhaloes[c], 0 if c == 0 else 4, 'i4')
                    first += subhaloes[c]
            with h5py.File(f'{out}/postprocessing/offsets/offsets_099.hdf5', 'w') as f:
                f['Subhalo/SubLink/RowNum'] = np.full(11, -1); f['Group/SnapByType'] = rng.integers(0, 2**40, (7, 6))
                f['OriginalZooms/HaloIDs'] = np.array([100, 101, 102]); f['OriginalZooms/GroupsSnapOffsetByType'] = np.zeros((3, 6), 'i8')
            for c in range(6):
                n = np.array([2, 3, 1, 0, 1, 0]) if c < 3 else np.array([1, 0, 4, 0, 0, 0])
                with h5py.File(f'{out}/output/snapdir_099/snap_099.{c}.hdf5', 'w') as f:
                    f.create_group('Header').attrs.update(dict(common, MassTable=np.array([0, .25, 0, 0, 0, 0]), NumFilesPerSnapshot=np.int32(6),
                        NumPart_ThisFile=n.astype('i4'), NumPart_Total=np.array([9, 9, 15, 0, 3, 0], 'u4'), NumPart_Total_HighWord=np.zeros(6, 'u4')))
                    for t in np.flatnonzero(n):
                        f[f'PartType{t}/ParticleIDs'] = np.arange(n[t], dtype='u8')
                        if t != 1: f[f'PartType{t}/Masses'] = np.ones(n[t], 'f4')
            """;

    @TempDir
    Path folder;

    private void write(String... files) {
        MockUniverse.standard(3)
                .withGalaxies(20)
                .withSnapshots(List.of(91, 99))
                .withFiles(3, 1)
                .write(folder);
        assertThat(files).allMatch(name -> Files.exists(folder.resolve(name)));
    }

    @Test
    void zoomsInChunksOfTheirOwn() {
        Oracle.python(folder, ZOOMS, folder.toString());
        Row subhaloes = tng(folder)
                .where("SubfindID >= 6")
                .selectExpr("count(*)", "min(SubhaloMass)", "min(_chunk)", "max(SubfindID)")
                .first();
        assertThat(subhaloes).hasToString("[5,12.0,2,10]");
        Row halos = tng(folder, "table", "halos")
                .where("GroupPrimaryZoomTarget = 1")
                .selectExpr(
                        "collect_list(GroupOrigHaloID)",
                        "collect_list(GroupFirstSub)",
                        "min(GroupOffsetType_1) > 1099511627775")
                .first();
        assertThat(halos.<Integer>getList(0)).containsExactly(100, 102);
        assertThat(halos.<Integer>getList(1)).containsExactly(0, 6);
        assertThat(halos.getBoolean(2)).isTrue();
        assertThat(tng(folder, "table", "offsets", "of", "halos").count()).isEqualTo(7);
        assertThat(tng(folder, "table", "particles", "type", "lowres")
                        .selectExpr("count(*)", "sum(Masses)")
                        .first())
                .hasToString("[15,15.0]");
        assertThat(tng(folder, "table", "particles", "type", "dm")
                        .selectExpr("count(*)", "sum(Masses)")
                        .first())
                .hasToString("[9,2.25]");
    }

    @Test
    void treesOfOtherNamesAreReadFromTheirFolder() throws IOException {
        write("postprocessing/trees/SubLink/tree_extended.0.hdf5");
        Path baryonic = folder.resolve("postprocessing/trees/SubLink_gal");
        Files.move(folder.resolve("postprocessing/trees/SubLink"), baryonic);
        assertThatThrownBy(() -> tng(folder, "table", "sublink"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no SubLink tree (tree_extended.0.hdf5, …) there")
                .hasMessageContaining("or give their folder (such as trees/SubLink_gal)");
        assertThat(tng(baryonic, "table", "sublink")
                        .selectExpr("max(SnapNum)", "count(*) > 20")
                        .first())
                .hasToString("[99,true]");
    }

    @Test
    void descendantsAloneAreNoTree() throws IOException {
        write("postprocessing/trees/SubLink/tree_extended.0.hdf5");
        Path trees = folder.resolve("postprocessing/trees/SubLink");
        Path descendants = trees.resolve("sublink_mdb_7.hdf5");
        Files.move(trees.resolve("tree_extended.0.hdf5"), descendants, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> tng(folder, "table", "sublink"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sublink_mdb_7.hdf5 leads to descendants only, not to the past");
        assertThat(tng(descendants, "table", "sublink").count()).isPositive();
    }
}
