package org.galcause.redshiftsweep.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.galcause.causalmodel.panel.Kind;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.PanelSchema;
import org.galcause.causalmodel.panel.Scale;
import org.galcause.causalmodel.panel.TimeGrid;
import org.galcause.causalmodel.panel.TimePoint;
import org.galcause.causalmodel.panel.Timing;
import org.galcause.causalmodel.panel.Variable;

/** A panel as bytes, for the way to the executors. */
final class PanelCodec {

    private PanelCodec() {}

    static byte[] encode(Panel panel) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(panel.schema(), out);
            out.writeInt(panel.units());
            ByteBuffer buffer = ByteBuffer.allocate(panel.units() * Double.BYTES);
            buffer.asLongBuffer().put(panel.ids());
            out.write(buffer.array());
            for (int v = 0; v < panel.schema().variables().size(); v++) {
                for (int step = 0; step < panel.schema().steps(); step++) {
                    buffer.asDoubleBuffer().put(panel.column(v, step), 0, panel.units());
                    out.write(buffer.array());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Panel decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            PanelSchema schema = schema(in);
            int units = in.readInt();
            long[] ids = new long[units];
            ByteBuffer.wrap(in.readNBytes(units * Long.BYTES)).asLongBuffer().get(ids);
            double[][] columns = new double[schema.variables().size() * schema.steps()][units];
            for (double[] column : columns) {
                ByteBuffer.wrap(in.readNBytes(units * Double.BYTES))
                        .asDoubleBuffer()
                        .get(column);
            }
            return Panel.of(schema, ids, columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a panel holds, without its values. */
    static byte[] encode(PanelSchema schema) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(schema, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static PanelSchema schema(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return schema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PanelSchema schema, DataOutputStream out) throws IOException {
        out.writeInt(schema.variables().size());
        for (Variable variable : schema.variables()) {
            out.writeUTF(variable.name());
            out.writeUTF(variable.kind().name());
            out.writeUTF(variable.scale().name());
            out.writeUTF(variable.unit());
            out.writeUTF(variable.timing().name());
            out.writeInt(variable.levels().size());
            for (String level : variable.levels()) {
                out.writeUTF(level);
            }
        }
        out.writeInt(schema.grid().start());
        out.writeInt(schema.steps());
        for (TimePoint point : schema.grid().points()) {
            out.writeDouble(point.time());
            out.writeDouble(point.redshift());
            out.writeDouble(point.ageGyr());
        }
    }

    private static PanelSchema schema(DataInputStream in) throws IOException {
        List<Variable> variables = new ArrayList<>();
        for (int v = in.readInt(); v > 0; v--) {
            variables.add(variable(in));
        }
        int start = in.readInt();
        List<TimePoint> points = new ArrayList<>();
        for (int step = in.readInt(); step > 0; step--) {
            points.add(new TimePoint(in.readDouble(), in.readDouble(), in.readDouble()));
        }
        return new PanelSchema(variables, new TimeGrid(points, start));
    }

    private static Variable variable(DataInputStream in) throws IOException {
        String name = in.readUTF();
        Kind kind = Kind.valueOf(in.readUTF());
        Scale scale = Scale.valueOf(in.readUTF());
        String unit = in.readUTF();
        Timing timing = Timing.valueOf(in.readUTF());
        List<String> levels = new ArrayList<>();
        for (int l = in.readInt(); l > 0; l--) {
            levels.add(in.readUTF());
        }
        return new Variable(name, kind, scale, unit, timing, levels);
    }
}
