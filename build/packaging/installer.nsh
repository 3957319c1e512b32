; Ollim under "Open with" on Windows. The associations that electron-builder would write make a program the default
; for every kind of file that the person has chosen none for: there a double click would upload.

!define openWithKey "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"

!macro openWith EXTENSION
  WriteRegStr SHELL_CONTEXT "${openWithKey}\SupportedTypes" ".${EXTENSION}" ""
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "${openWithKey}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${openWithKey}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro openWith jpg
  !insertmacro openWith jpeg
  !insertmacro openWith png
  !insertmacro openWith gif
  !insertmacro openWith webp
  !insertmacro openWith avif
  !insertmacro openWith svg
  !insertmacro openWith heic
  !insertmacro openWith heif
  !insertmacro openWith tif
  !insertmacro openWith tiff
  !insertmacro openWith bmp
  !insertmacro openWith ico
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "${openWithKey}"
  ; What Electron writes for a start at login; a newer version that follows keeps it.
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
  ${endIf}
!macroend
