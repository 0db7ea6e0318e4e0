/** Calls online meetings, keeps who came, and gives the minutes to the task that asked for the meeting. */
package org.muster.notice.meeting;
