package org.galcause.redshiftsweep.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A Spark standalone master with two workers of one core each, from the program's own jars, on the loopback. */
final class StandaloneSpark implements AutoCloseable {

    /** On a machine that is busy with other things the start of four virtual machines takes minutes. */
    private static final int MINUTES = 6;

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> drivers = new ArrayList<>();

    private StandaloneSpark(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static StandaloneSpark start(Path folder) throws IOException {
        StandaloneSpark spark = new StandaloneSpark(folder, freePort());
        spark.daemon("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(spark.port));
        await("the master", spark::answers);
        for (String name : List.of("worker1", "worker2")) {
            spark.daemon(
                    name,
                    "org.apache.spark.deploy.worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    folder.resolve(name).toString(),
                    spark.url());
        }
        for (String name : List.of("worker1", "worker2")) {
            await(name, () -> spark.log(name).contains("Successfully registered with master"));
        }
        return spark;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "spark://127.0.0.1:" + port;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException notYet) {
            return "";
        }
    }

    private void daemon(String name, String type, String... arguments) throws IOException {
        List<String> command = java(List.of("-Xmx400m", "-Dgalcause.log=" + folder.resolve(name + ".log")));
        command.addAll(List.of(type, "--host", "127.0.0.1", "--webui-port", "0"));
        command.addAll(List.of(arguments));
        processes.add(environment(new ProcessBuilder(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".said").toFile())
                .start());
    }

    /** Starts the program by spark-submit with a thin jar and the other jars beside it; what it says stands in {@code name.err}. */
    Process submit(String name, String... arguments) throws IOException {
        List<String> command = java(List.of("-Xss4m", "-Xmx1g", "-Djava.awt.headless=true"));
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", url()));
        command.addAll(List.of("--conf", "spark.executor.memory=600m", "--conf", "spark.ui.enabled=false"));
        command.addAll(List.of(
                "--class",
                "org.galcause.redshiftsweep.cli.Galcause",
                Program.jar().toString()));
        command.addAll(List.of(arguments));
        Process driver = environment(new ProcessBuilder(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".err").toFile())
                .start();
        drivers.add(driver);
        return driver;
    }

    /** The exit status of a program that was submitted. */
    int ended(Process driver) {
        await("the end of the program", driver, () -> !driver.isAlive());
        return driver.exitValue();
    }

    /** Waits for something that a program does, or for its end; where neither comes, what it and its executors are doing is the failure. */
    void await(String what, Process driver, BooleanSupplier condition) {
        try {
            await(what, () -> condition.getAsBoolean() || !driver.isAlive());
        } catch (IllegalStateException inVain) {
            StringBuilder stacks = new StringBuilder(String.valueOf(inVain.getMessage()));
            Stream.concat(Stream.of(driver.toHandle()), executors().stream())
                    .forEach(process -> stacks.append(stacks(process)));
            throw new IllegalStateException(stacks.toString(), inVain);
        }
    }

    private static String stacks(ProcessHandle process) {
        String jstack =
                Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
        try {
            Process tool = new ProcessBuilder(jstack, Long.toString(process.pid())).start();
            return "\nprocess " + process.pid() + "\n"
                    + new String(tool.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            return "\nprocess " + process.pid() + ": " + e.getMessage();
        }
    }

    /** A Java with everything of Spark on its class path. */
    static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ", -1)));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", Program.dist().resolve("jars") + "/*"));
        return command;
    }

    static ProcessBuilder environment(ProcessBuilder builder) {
        builder.environment().put("SPARK_HOME", Program.dist().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder;
    }

    /** The executors that run now: children of the workers. */
    List<ProcessHandle> executors() {
        return processes.subList(1, processes.size()).stream()
                .filter(Process::isAlive)
                .flatMap(Process::children)
                .toList();
    }

    /** Kills a worker with its executor, as when a node is lost. */
    void loseWorker(int index) {
        Process worker = processes.get(index);
        List<ProcessHandle> children = worker.children().toList();
        worker.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited for " + what + " in vain");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        drivers.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        processes.forEach(Process::destroyForcibly);
    }
}
