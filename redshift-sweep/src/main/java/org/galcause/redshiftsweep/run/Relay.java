package org.galcause.redshiftsweep.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Meeting;

/**
 * Where the parts of a panel that are worked on by executors meet for one cell: a socket of the driver, to which each part holds one
 * connection. Spark's own {@code allGather} takes about a second a round. When one connection is lost, or a thread that serves one breaks
 * off for whatever reason, all others end, also those that are made later: no part may wait for one that is gone, because a cell is begun
 * again only when every part has ended.
 */
final class Relay implements AutoCloseable {

    private static final int TOKEN_BYTES = 16;
    private static final int GREETING_MILLISECONDS = 30_000;

    private final ServerSocket server;
    private final String host;
    private final String token = token();
    private final Meeting meeting;
    private final List<Socket> connected = new ArrayList<>();
    private final Set<Integer> here = new HashSet<>();
    private boolean over;

    private Relay(int parts, ServerSocket server, String host) {
        this.server = server;
        this.host = host;
        this.meeting = new Meeting(parts);
    }

    /**
     * Opens one.
     *
     * @param host the driver as executors know it
     * @param port on which it listens; 0 for any that is free
     */
    static Relay open(String host, int port, int parts) {
        try {
            ServerSocket server = new ServerSocket();
            InetAddress address = InetAddress.getByName(host);
            server.bind(
                    address.isLoopbackAddress() ? new InetSocketAddress(address, port) : new InetSocketAddress(port));
            Relay relay = new Relay(parts, server, host);
            daemon(relay::accept);
            return relay;
        } catch (IOException e) {
            throw UserError.study("the driver cannot listen for its executors at " + host + ", spark.galcause.port = "
                    + port + " (" + e.getMessage() + "); choose a free port, or leave it out for any");
        }
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** How executors find it. */
    RelayAddress address() {
        return new RelayAddress(host, server.getLocalPort(), token);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Line.keep(socket);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                close();
            }
        }
    }

    private void serve(Socket socket) {
        boolean toItsEnd = false;
        try (socket;
                DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()))) {
            join(socket);
            if (greets(socket, in)) {
                pass(in, out, present(in.readInt()));
            }
            toItsEnd = true;
        } catch (IOException | IllegalStateException lost) {
            // The others hear of it below.
            return;
        } finally {
            if (!toItsEnd) {
                close();
            }
        }
    }

    /** Whether it belongs to this run; a stranger is left alone. */
    private boolean greets(Socket socket, DataInputStream in) {
        try {
            socket.setSoTimeout(GREETING_MILLISECONDS);
            boolean own = in.readUTF().equals(token);
            socket.setSoTimeout(0);
            return own;
        } catch (IOException silentOrGone) {
            return false;
        }
    }

    /** Messages of one part, round after round, until it has ended. */
    private void pass(DataInputStream in, DataOutputStream out, int part) throws IOException {
        while (in.readBoolean()) {
            int length = in.readInt();
            if (length < 0) {
                throw new IOException("a message of " + length + " bytes");
            }
            byte[][] all = meeting.carrier(part).swap(in.readNBytes(length));
            for (byte[] message : all) {
                out.writeInt(message.length);
                out.write(message);
            }
            out.flush();
        }
    }

    /** A part that comes twice was lost once: Spark has begun it again while the others still wait for it. */
    private synchronized int present(int part) throws IOException {
        if (!here.add(part)) {
            throw new IOException("part " + part + " is here already");
        }
        return part;
    }

    private synchronized void join(Socket socket) throws IOException {
        if (over) {
            throw new IOException("the meeting is over");
        }
        connected.add(socket);
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // It is closed for good either way.
            return;
        }
    }

    /** Ends the meeting for all parts, those too that come late. */
    @Override
    public synchronized void close() {
        over = true;
        meeting.abandon();
        connected.forEach(Relay::closed);
        connected.clear();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
