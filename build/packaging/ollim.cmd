@echo off
rem A command script waits for a program with a window of its own; a prompt does not.
"%~dp0..\Ollim.exe" %*
