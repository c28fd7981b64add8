package org.galcause.ingesttng.request;

/** Which merger trees follow a galaxy in time. */
public enum TreeKind {
    SUBLINK,
    LHALOTREE,
    /** None: one snapshot, a cross-section. */
    NONE
}
