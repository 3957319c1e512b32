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

; Deletes a key's values of Ollim: that of the usual home is called APP_ID, that of another one APP_ID-xxxxxxxx.
!macro deleteStarts KEY
  StrLen $R0 "${APP_ID}"
  StrCpy $R1 0
  ${do}
    ClearErrors
    EnumRegValue $R2 HKCU "${KEY}" $R1
    ${if} ${errors}
      ${exitDo}
    ${endIf}
    StrCpy $R3 $R2 $R0
    ${if} $R3 == "${APP_ID}"
      DeleteRegValue HKCU "${KEY}" $R2
      ; The next one has its number now.
      ${ifNot} ${errors}
        ${continue}
      ${endIf}
    ${endIf}
    IntOp $R1 $R1 + 1
  ${loop}
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "${openWithKey}"
  ; What Electron writes for a start at login; a newer version that follows keeps it.
  ${ifNot} ${isUpdated}
    !insertmacro deleteStarts "Software\Microsoft\Windows\CurrentVersion\Run"
    !insertmacro deleteStarts "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
  ${endIf}
!macroend
