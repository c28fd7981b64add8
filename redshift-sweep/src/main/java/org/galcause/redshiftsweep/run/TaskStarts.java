package org.galcause.redshiftsweep.run;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/** Tells which tasks of one job group executors have begun. Spark calls it from one thread, some time after the event. */
final class TaskStarts extends SparkListener {

    private final String group;
    private final IntConsumer begins;
    private final Set<Object> stages = new HashSet<>();

    /** @param begins is given a task's place in its job */
    TaskStarts(String group, IntConsumer begins) {
        this.group = group;
        this.begins = begins;
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        if (group.equals(job.properties().getProperty("spark.jobGroup.id"))) {
            stages.addAll(CollectionConverters.asJava(job.stageIds()));
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        if (stages.contains(task.stageId())) {
            begins.accept(task.taskInfo().index());
        }
    }
}
