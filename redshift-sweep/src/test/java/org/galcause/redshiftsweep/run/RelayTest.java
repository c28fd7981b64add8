package org.galcause.redshiftsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.Exchange;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> swapped(Exchange.Carrier carrier, String own) {
        List<String> all = new ArrayList<>();
        for (byte[] message : carrier.swap(bytes(own))) {
            all.add(new String(message, StandardCharsets.UTF_8));
        }
        return all;
    }

    private static CompletableFuture<List<String>> part(RelayAddress address, int part) {
        return CompletableFuture.supplyAsync(() -> address.connected(part, 2, carrier -> {
            List<String> rounds = new ArrayList<>(swapped(carrier, "first of " + part));
            rounds.addAll(swapped(carrier, "second of " + part));
            return rounds;
        }));
    }

    @Test
    void everyPartHearsAllInOrderRoundAfterRound() throws Exception {
        try (Relay relay = Relay.open("127.0.0.1", 0, 2)) {
            CompletableFuture<List<String>> one = part(relay.address(), 1);
            CompletableFuture<List<String>> zero = part(relay.address(), 0);
            List<String> heard = List.of("first of 0", "first of 1", "second of 0", "second of 1");
            assertThat(zero.get(30, TimeUnit.SECONDS)).isEqualTo(heard);
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(heard);
        }
    }

    @Test
    void aLostPartEndsTheMeetingForThoseThatWaitAndThoseThatComeLate() throws Exception {
        try (Relay relay = Relay.open("127.0.0.1", 0, 2)) {
            CompletableFuture<List<String>> waiting = part(relay.address(), 0);
            CompletableFuture<Integer> lost =
                    CompletableFuture.supplyAsync(() -> relay.address().connected(1, 2, carrier -> {
                        swapped(carrier, "first of 1");
                        throw new IllegalArgumentException("lost");
                    }));
            assertThatThrownBy(() -> lost.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(PartLostException.class)
                    .hasMessageContaining("another part of the panel was lost");
            CompletableFuture<List<String>> late = part(relay.address(), 1);
            assertThatThrownBy(() -> late.get(30, TimeUnit.SECONDS)).cause().isInstanceOf(PartLostException.class);
        }
    }

    @Test
    void aPartThatStillComputesItsFirstMessageWhenTheMeetingEndsDoesNotWaitForEver() throws Exception {
        CompletableFuture<List<String>> slow;
        CountDownLatch closed = new CountDownLatch(1);
        try (Relay relay = Relay.open("127.0.0.1", 0, 2)) {
            CountDownLatch connected = new CountDownLatch(1);
            slow = CompletableFuture.supplyAsync(() -> relay.address().connected(0, 2, carrier -> {
                connected.countDown();
                await(closed);
                return swapped(carrier, "too late");
            }));
            await(connected);
        }
        closed.countDown();
        assertThatThrownBy(() -> slow.get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(PartLostException.class)
                .hasMessageContaining("another part of the panel was lost");
    }

    @Test
    void aMessageThatNoPartCanHaveSentEndsTheMeetingForAll() throws Exception {
        try (Relay relay = Relay.open("127.0.0.1", 0, 2)) {
            CompletableFuture<List<String>> waiting = part(relay.address(), 0);
            try (Socket broken =
                    new Socket(InetAddress.getLoopbackAddress(), relay.address().port())) {
                greet(broken, relay, 1).writeInt(-1);
                assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
                        .cause()
                        .isInstanceOf(PartLostException.class);
            }
        }
    }

    @Test
    void aPartThatComesTwiceEndsTheMeetingForAll() throws Exception {
        try (Relay relay = Relay.open("127.0.0.1", 0, 2)) {
            CompletableFuture<List<String>> waiting = part(relay.address(), 0);
            try (Socket first = new Socket(
                            InetAddress.getLoopbackAddress(), relay.address().port());
                    Socket again = new Socket(
                            InetAddress.getLoopbackAddress(), relay.address().port())) {
                greet(first, relay, 1).flush();
                greet(again, relay, 1).flush();
                assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
                        .cause()
                        .isInstanceOf(PartLostException.class);
            }
        }
    }

    /** Greets as a part and announces a message. */
    private static DataOutputStream greet(Socket socket, Relay relay, int part) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeUTF(relay.address().token());
        out.writeInt(part);
        out.writeBoolean(true);
        return out;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStrangerIsNotHeard() {
        try (Relay relay = Relay.open("127.0.0.1", 0, 1)) {
            RelayAddress stranger =
                    new RelayAddress("127.0.0.1", relay.address().port(), "guessed");
            assertThatThrownBy(() -> stranger.connected(0, 1, carrier -> swapped(carrier, "hello")))
                    .isInstanceOf(PartLostException.class);
            assertThat(relay.address().<List<String>>connected(0, 1, carrier -> swapped(carrier, "hello")))
                    .containsExactly("hello");
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (Relay relay = Relay.open("127.0.0.1", 0, 1)) {
            int taken = relay.address().port();
            assertThatThrownBy(() -> Relay.open("127.0.0.1", taken, 1))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("spark.galcause.port = " + taken);
        }
    }
}
