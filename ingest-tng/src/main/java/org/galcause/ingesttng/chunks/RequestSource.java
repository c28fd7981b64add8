package org.galcause.ingesttng.chunks;

import java.io.Serializable;
import org.galcause.ingesttng.request.IngestRequest;

/** What is asked, in a form that travels to executors: they make the request anew. */
@FunctionalInterface
public interface RequestSource extends Serializable {

    /** The request; equal each time. */
    IngestRequest request();
}
