package org.galcause.redshiftsweep.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Function;
import org.galcause.causalmodel.panel.Exchange;

/**
 * How the part of a panel on an executor reaches the relay.
 *
 * @param host the driver
 * @param port of the relay
 * @param token shows that a connection belongs to this run
 */
record RelayAddress(String host, int port, String token) implements Serializable {

    private static final int CONNECT_MILLISECONDS = 30_000;

    /**
     * Works with a line to the relay.
     *
     * @param part which part of the panel
     * @throws PartLostException when another part, or the relay, is gone
     */
    <R> R connected(int part, int parts, Function<Exchange.Carrier, R> work) {
        try (Socket socket = opened();
                DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()))) {
            out.writeUTF(token);
            out.writeInt(part);
            out.flush();
            R result = work.apply(own -> swapped(in, out, own, parts));
            out.writeBoolean(false);
            out.flush();
            return result;
        } catch (IOException e) {
            throw new PartLostException("the driver's relay at " + host + ":" + port + " is out of reach", e);
        }
    }

    private Socket opened() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLISECONDS);
            Line.keep(socket);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static byte[][] swapped(DataInputStream in, DataOutputStream out, byte[] own, int parts) {
        try {
            out.writeBoolean(true);
            out.writeInt(own.length);
            out.write(own);
            out.flush();
            byte[][] all = new byte[parts][];
            for (int part = 0; part < parts; part++) {
                all[part] = in.readNBytes(in.readInt());
            }
            return all;
        } catch (IOException e) {
            throw new PartLostException("another part of the panel was lost", e);
        }
    }
}
