/** Takes files from people, keeps them in the database and hands them out again. */
package org.muster.notice.storage;
