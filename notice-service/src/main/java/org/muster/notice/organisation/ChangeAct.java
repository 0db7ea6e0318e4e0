package org.muster.notice.organisation;

/** What can happen to an organisation after its creation. */
enum ChangeAct {
    /** 更名、变更代码: it is called otherwise, or gets another code it is known by. */
    RENAMED,
    /** 隶属变更: it and all below it stand below another one. */
    MOVED,
    /** 归口变更: others supervise it beside its parent (业务主管单位), or it belongs to other groups. */
    AFFILIATED,
    /** 撤并: it exists no longer; only reopening can follow. */
    CLOSED,
    /** 恢复: its closure is undone, as if it had never been closed; what it sent elsewhere comes back, unless moved or closed since. */
    REOPENED;

    /** Whether it can happen to the root of the tree. */
    boolean atTheRoot() {
        return this == RENAMED || this == AFFILIATED;
    }
}
