package org.galcause.redshiftsweep.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.galcause.causalmodel.Randomness;
import org.junit.jupiter.api.Assumptions;

/** A real SLURM of one node on the loopback, started from Debian's daemons in a folder of its own: munged, slurmctld, slurmd. */
final class SlurmCluster implements AutoCloseable {

    private final Path folder;
    private final List<String> pidFiles = List.of("slurmd.pid", "slurmctld.pid", "munged.pid");

    private SlurmCluster(Path folder) {
        this.folder = folder;
    }

    /** Starts one; the test is skipped where that is impossible. */
    static SlurmCluster start(Path folder) {
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "a SLURM of one's own needs root");
        for (String program : List.of("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol")) {
            Assumptions.assumeTrue(
                    List.of("/usr/sbin", "/usr/bin").stream()
                            .anyMatch(bin -> Files.isExecutable(Path.of(bin, program))),
                    "SLURM is not installed (apt-get install slurm-wlm munge)");
        }
        SlurmCluster cluster = new SlurmCluster(folder);
        cluster.launch();
        return cluster;
    }

    Path configuration() {
        return folder.resolve("slurm.conf");
    }

    private String configurationText(String host, int port) {
        return """
            ClusterName=galcausetest
            SlurmctldHost=%1$s(127.0.0.1)
            SlurmctldPort=%3$d
            SlurmdPort=%4$d
            AuthType=auth/munge
            CredType=cred/munge
            AuthInfo=socket=%2$s/munge.socket
            SlurmUser=root
            SlurmdUser=root
            SlurmctldPidFile=%2$s/slurmctld.pid
            SlurmdPidFile=%2$s/slurmd.pid
            SlurmctldLogFile=%2$s/slurmctld.log
            SlurmdLogFile=%2$s/slurmd.log
            StateSaveLocation=%2$s/state
            SlurmdSpoolDir=%2$s/spool
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            JobAcctGatherType=jobacct_gather/none
            SwitchType=switch/none
            MpiDefault=none
            CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
            ReturnToService=2
            SchedulerParameters=sched_interval=1,batch_sched_delay=0
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core_Memory
            SlurmdParameters=config_overrides
            KillWait=3
            MailProg=/bin/true
            MaxArraySize=1001
            AccountingStorageType=accounting_storage/none
            JobCompType=jobcomp/none
            NodeName=%1$s NodeAddr=127.0.0.1 CPUs=4 Boards=1 SocketsPerBoard=1 CoresPerSocket=4 ThreadsPerCore=1 RealMemory=8000 State=UNKNOWN
            PartitionName=debug Nodes=%1$s Default=YES MaxTime=INFINITE State=UP
            """.formatted(host, folder, port, port + 1);
    }

    private void launch() {
        try {
            int port = 20_000 + (int) (ProcessHandle.current().pid() % 5_000) * 2;
            String host = Files.readString(Path.of("/proc/sys/kernel/hostname"))
                    .strip()
                    .replaceAll("\\..*", "");
            Files.createDirectories(folder.resolve("state"));
            Files.createDirectories(folder.resolve("spool"));
            Files.writeString(configuration(), configurationText(host, port));
            Path key = folder.resolve("munge.key");
            byte[] bytes = new byte[1024];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Randomness.below(Randomness.key(port, "munge"), i, 256);
            }
            Files.write(key, bytes);
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            call(
                    "munged",
                    "--force",
                    "--key-file=" + key,
                    "--socket=" + folder.resolve("munge.socket"),
                    "--pid-file=" + folder.resolve("munged.pid"),
                    "--log-file=" + folder.resolve("munged.log"),
                    "--seed-file=" + folder.resolve("munged.seed"));
            call("slurmctld", "-c", "-f", configuration().toString());
            call("slurmd", "-c", "-f", configuration().toString());
            await("an idle node", () -> call("sinfo", "-h", "-o", "%t").equals("idle"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command of the cluster; what it prints. */
    String call(String... command) {
        List<String> all = new ArrayList<>(List.of("timeout", "20"));
        Collections.addAll(all, command);
        try {
            ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
            builder.environment().put("SLURM_CONF", configuration().toString());
            builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
            Path said = Files.createTempFile(folder, "said", "");
            Process process = builder.redirectOutput(said.toFile()).start();
            process.waitFor();
            return Files.readString(said, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Submits a script; the job's number. */
    String submit(String... arguments) {
        List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
        Collections.addAll(command, arguments);
        String said = call(command.toArray(new String[0]));
        if (!said.matches("\\d+")) {
            throw new IllegalStateException("sbatch: " + said);
        }
        return said;
    }

    /** The states of a job and its tasks, in one word each. */
    String states(String job) {
        StringBuilder states = new StringBuilder();
        for (String line : call("scontrol", "show", "job", job).split("\\s+")) {
            if (line.startsWith("JobState=")) {
                states.append(line.substring(9)).append(' ');
            }
        }
        return states.toString().strip();
    }

    /** Waits until a job and all its tasks have ended, letting those that were put back into the queue start at once. */
    String ended(String job) {
        await("the end of job " + job, () -> {
            if (call("squeue", "-h", "-j", job, "-t", "PD", "-o", "%r").contains("BeginTime")) {
                call("scontrol", "update", "JobId=" + job, "StartTime=now");
            }
            return !states(job).matches("(?s).*(PENDING|RUNNING|COMPLETING|CONFIGURING|SUSPENDED|REQUEUED).*");
        });
        return states(job);
    }

    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited for " + what + " in vain: " + call("squeue", "-l"));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** Ends the daemons that were started here, by their numbers. */
    @Override
    public void close() {
        call("scancel", "--user=root");
        for (String name : pidFiles) {
            Path file = folder.resolve(name);
            try {
                if (Files.exists(file)) {
                    ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                            .ifPresent(process -> {
                                process.destroy();
                                process.onExit()
                                        .orTimeout(10, TimeUnit.SECONDS)
                                        .exceptionally(late -> process)
                                        .join();
                            });
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
