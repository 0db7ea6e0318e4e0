/** Runs an association's own response (应急响应) to an event: activates it, changes its level and stands it down. */
package org.muster.notice.response;
