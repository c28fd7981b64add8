package org.galcause.redshiftsweep.run;

import java.io.IOException;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/** Settings of a connection between a part of a panel and the relay: small messages at once, long silences in between. */
final class Line {

    private static final int SECONDS_OF_SILENCE = 60;
    private static final int SECONDS_BETWEEN_PROBES = 10;
    private static final int PROBES = 6;

    private Line() {}

    /** A part may compute for hours between two messages: so the system asks whether the other end, and what lies between, is still there. */
    static void keep(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, SECONDS_OF_SILENCE);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, SECONDS_BETWEEN_PROBES);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
    }
}
