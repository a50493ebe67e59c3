/** Where the settings of {@code berth} come from: file, environment, flags. */
package io.berth.master.cli.config;
