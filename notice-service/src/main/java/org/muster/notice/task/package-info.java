/** Gives organisations tasks (任务) out of notices, instructions and responses, and keeps what they answered. */
package org.muster.notice.task;
