/** Tells systems outside what happens (事件推送): signed events to the addresses that organisations subscribe, with a log. */
package org.muster.notice.webhook;
