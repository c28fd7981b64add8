package org.galcause.redshiftsweep.run;

import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.BlockFolder;
import org.galcause.causalmodel.panel.Exchange;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.store.CellCodec;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;
import org.jspecify.annotations.Nullable;

/**
 * All that a thread or an executor needs to compute cells on its part of a panel whose blocks lie in files that all of them can read: the
 * study's text, and where the files are.
 */
final class BlocksInput implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The share of the heap that the blocks of all parts in it may take; the rest is for what is computed of them. */
    private static final int SHARE_OF_HEAP = 8;

    private final String studyText;
    private final String studyFile;
    private final long seed;
    private final String folder;
    private final byte[] schema;
    private final int parts;
    private transient @Nullable Map<Integer, CellWork> works;

    /** @param parts in how many parts the panel is worked on */
    BlocksInput(Analysis analysis, Path folder, int parts) {
        this.studyText = analysis.study().text();
        this.studyFile = analysis.study().file().toString();
        this.seed = analysis.study().seedOverride().orElse(-1L);
        this.folder = folder.toAbsolutePath().toString();
        this.schema = PanelCodec.encode(analysis.panel().schema());
        this.parts = parts;
    }

    int parts() {
        return parts;
    }

    /** The bytes of a cell's file, the same in every part. */
    byte[] compute(Cell cell, int part, Exchange.Carrier carrier) {
        CellWork work = works().computeIfAbsent(part, own -> opened());
        return CellCodec.encode(work.compute(cell, part, parts, carrier));
    }

    private synchronized Map<Integer, CellWork> works() {
        Map<Integer, CellWork> ready = works;
        if (ready == null) {
            ready = new ConcurrentHashMap<>();
            works = ready;
        }
        return ready;
    }

    private CellWork opened() {
        if (!Files.isDirectory(Path.of(folder))) {
            throw UserError.data(
                    folder + " is not to be seen from "
                            + ManagementFactory.getRuntimeMXBean().getName()
                            + "; with --panel blocks the folder of --to must be on a file system that all executors see, under the same path");
        }
        Study study = StudyFile.parse(studyText, Path.of(studyFile));
        long bytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / parts;
        Panel panel = BlockFolder.open(Path.of(folder), PanelCodec.schema(schema), bytes);
        return new CellWork(Analysis.of(seed >= 0 ? study.withSeed(seed) : study, panel));
    }
}
